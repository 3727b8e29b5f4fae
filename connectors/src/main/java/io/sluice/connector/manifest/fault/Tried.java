package io.sluice.connector.manifest.fault;

import java.time.Duration;

/** How often a request was sent, from 1, and how long ago the first time was. */
public record Tried(int times, Duration since) {

    static Tried times(int times) {
        return new Tried(times, Duration.ZERO);
    }
}
