package io.sluice.standalone.temporal;

import java.util.Locale;
import java.util.Optional;

/** Where Temporal answers, what it is and whether it keeps what it is told. */
public record TemporalAddress(String address, String namespace, Optional<String> uiUrl, Kind kind) {

    /** Which link of the chain was taken. */
    public enum Kind {
        EXTERNAL(true),
        CLI(true),
        TEST_SERVER(false);

        private final boolean durable;

        Kind(boolean durable) {
            this.durable = durable;
        }

        /** As scripts see it: {@code external}, {@code cli}, {@code test-server}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean durable() {
        return kind.durable;
    }
}
