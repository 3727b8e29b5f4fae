package io.sluice.connector.manifest.http;

import java.time.Duration;

/** The API wants to be left alone for longer than a thread should sleep; the same call may be made again after that. */
public final class LongWait extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Waits up to this are slept through. */
    public static final Duration LONGEST_SLEEP = Duration.ofSeconds(10);

    private final Duration duration;

    public LongWait(Duration duration, String reason) {
        super(reason, null, false, false);
        this.duration = duration;
    }

    public Duration duration() {
        return duration;
    }
}
