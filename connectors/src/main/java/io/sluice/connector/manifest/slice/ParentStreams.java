package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.component.Component;

/** Gives substreams their parents. */
public interface ParentStreams {

    /** The stream that a {@code DeclarativeStream} component describes. */
    ParentStream stream(Component declarativeStream);
}
