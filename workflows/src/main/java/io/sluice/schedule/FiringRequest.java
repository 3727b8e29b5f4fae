package io.sluice.schedule;

import io.sluice.pipeline.Window;
import org.jspecify.annotations.Nullable;

/**
 * The input of a firing: the schedule's name, under which the store knows what to replay. A backfill names its request and gives its
 * {@code window}.
 */
public record FiringRequest(
        String schedule, @Nullable String request, @Nullable Window window) {

    public static FiringRequest of(String schedule) {
        return new FiringRequest(schedule, null, null);
    }
}
