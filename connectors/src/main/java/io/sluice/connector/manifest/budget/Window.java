package io.sluice.connector.manifest.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How calls are counted. What was counted is in the figures that are handed in, of which it gives back others. */
interface Window {
    /** For requests that cost nothing. */
    Window UNLIMITED = new Window() {
        @Override
        public Count take(List<Long> figures, long weight, Instant now, Instant latest) {
            return Count.taken(figures, weight);
        }

        @Override
        public List<Long> told(List<Long> figures, Told told, Instant now) {
            return figures;
        }

        @Override
        public Rate rate() {
            return new Rate(Long.MAX_VALUE, Duration.ofDays(1));
        }
    };

    /** Counts calls that are made between now and {@code latest}, or says how long until they may be asked for again. */
    Count take(List<Long> figures, long weight, Instant now, Instant latest);

    /** Holds the figures against what the API says. */
    List<Long> told(List<Long> figures, Told told, Instant now);

    /** The rate that is used up first. */
    Rate rate();
}
