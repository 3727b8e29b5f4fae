package io.sluice.ui.schedule;

import io.temporal.client.schedules.ScheduleDescription;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Temporal says of a schedule when it is looked at. */
sealed interface Told {

    record Described(ScheduleDescription description) implements Told {}

    /** Temporal does not know the schedule: it was not set up yet. */
    record Unheard() implements Told {}

    /** Temporal did not answer in time. */
    record Nothing() implements Told {}

    static Told of(@Nullable ScheduleDescription description) {
        return description == null ? new Unheard() : new Described(description);
    }

    default Optional<ScheduleDescription> details() {
        return this instanceof Described(var description) ? Optional.of(description) : Optional.empty();
    }
}
