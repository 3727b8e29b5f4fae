package io.sluice.target;

import io.sluice.connector.RowStream;

/** A source that can be read from its beginning as often as needed and says the same each time. */
@FunctionalInterface
public interface RowSource {
    RowStream open();
}
