package io.sluice.connector.manifest.slice;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.function.UnaryOperator;

/** Pulls the bounds of windows to full days, weeks or months, upwards or downwards; {@code unit} ends the day before. */
record Clamping(UnaryOperator<OffsetDateTime> up, UnaryOperator<OffsetDateTime> down, Duration unit) {
    static final Clamping NONE = new Clamping(time -> time, time -> time, Duration.ZERO);

    static Clamping day() {
        return new Clamping(Clamping::nextMidnight, Clamping::midnight, Duration.ofSeconds(1));
    }

    static Clamping week(DayOfWeek first) {
        return new Clamping(
                time -> midnight(time).with(TemporalAdjusters.nextOrSame(first)),
                time -> midnight(time).with(TemporalAdjusters.previousOrSame(first)),
                Duration.ofDays(1));
    }

    /** The first of a month counts as clamped whatever its hour. */
    static Clamping month() {
        return new Clamping(
                time -> time.getDayOfMonth() == 1
                        ? midnight(time)
                        : midnight(time).with(TemporalAdjusters.firstDayOfNextMonth()),
                time -> midnight(time).withDayOfMonth(1),
                Duration.ofDays(1));
    }

    private static OffsetDateTime midnight(OffsetDateTime time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }

    private static OffsetDateTime nextMidnight(OffsetDateTime time) {
        var midnight = midnight(time);
        return midnight.equals(time) ? midnight : midnight.plusDays(1);
    }
}
