package io.sluice.request;

import io.sluice.pipeline.Window;
import org.jspecify.annotations.Nullable;

/**
 * What makes a request part of a schedule. {@code schedule} is its name, under which the targets keep how far its streams were read.
 * {@code replays} is the request whose approved pipeline is run again, absent for the schedule's first; {@code window} is given for a
 * backfill.
 */
public record Scheduled(
        String schedule, @Nullable String replays, @Nullable Window window) {

    /** The request that proves a schedule's pipeline for the first time. */
    public static Scheduled first(String schedule) {
        return new Scheduled(schedule, null, null);
    }
}
