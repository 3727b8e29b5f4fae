package io.sluice.connector.manifest;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to read. {@code state}: the {@code stream_state} an earlier reading ended with, null to read everything. {@code from}: where
 * an interrupted reading with the same state stood, or null. {@code until}: nothing after this moment is wanted; null where everything is.
 * {@code fields}: the paths of the fields that will be looked at; null where all will.
 */
public record Reading(
        String stream,
        @Nullable Map<String, @Nullable Object> state,
        @Nullable Position from,
        @Nullable OffsetDateTime until,
        @Nullable Set<String> fields) {

    public Reading(String stream, @Nullable Map<String, @Nullable Object> state, @Nullable Position from) {
        this(stream, state, from, null, null);
    }

    public static Reading full(String stream) {
        return new Reading(stream, null, null);
    }
}
