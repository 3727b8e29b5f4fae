package io.sluice.target;

import io.sluice.connector.RowStream;
import org.jspecify.annotations.Nullable;

/** A source that can be read from its beginning, or from a place that an earlier reading of it marked. */
@FunctionalInterface
public interface RowSource {
    RowStream open(@Nullable String place);
}
