package io.sluice.connector;

import java.time.Duration;

/** A source wants to be left alone for longer than anybody should sit and wait; what it gave so far can be kept, and read on from then. */
public final class AskedToWait extends RuntimeException {

    private final transient Duration duration;

    public AskedToWait(Duration duration, String reason) {
        super(reason, null, false, false);
        this.duration = duration;
    }

    public Duration duration() {
        return duration;
    }
}
