package io.sluice.author.planner;

import java.time.LocalDateTime;
import java.time.Period;

/** A stretch of time, from its first moment to just before {@code to}: a day, a month, the past seven days. */
record Span(LocalDateTime from, LocalDateTime to) {

    static Span of(java.time.LocalDate first, Period length) {
        return new Span(first.atStartOfDay(), first.plus(length).atStartOfDay());
    }
}
