package io.sluice.connector.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to read. {@code state}: the {@code stream_state} an earlier reading ended with, null to read everything. {@code from}: where
 * an interrupted reading with the same state stood, or null.
 */
public record Reading(
        String stream,
        @Nullable Map<String, @Nullable Object> state,
        @Nullable Position from) {

    public static Reading full(String stream) {
        return new Reading(stream, null, null);
    }
}
