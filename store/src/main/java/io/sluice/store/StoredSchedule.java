package io.sluice.store;

import java.time.Instant;

/** A schedule as the store knows it. {@code firstRequest} proves its pipeline; {@code note} says why it is paused or not. */
public record StoredSchedule(
        NewSchedule definition, String firstRequest, boolean paused, String note, Instant createdAt) {

    public String name() {
        return definition.name();
    }
}
