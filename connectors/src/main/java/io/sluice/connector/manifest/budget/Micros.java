package io.sluice.connector.manifest.budget;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the figures of a book. */
final class Micros {
    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
