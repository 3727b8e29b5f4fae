package io.sluice.connector.manifest;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.http.LongWait;
import java.time.Duration;

/** A pause before the next attempt: slept through where it is short, else handed up and kept. */
final class Wait {
    private long until = System.nanoTime();
    private String reason = "";

    void begin(Duration duration, String why) {
        until = System.nanoTime() + duration.toNanos();
        reason = why;
    }

    void end() {
        var left = Duration.ofNanos(until - System.nanoTime());
        if (left.compareTo(LongWait.LONGEST_SLEEP) > 0) {
            throw new LongWait(left, reason);
        }
        if (left.isPositive()) {
            sleep(left);
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(Fault.CANCELLED, "read", "the reading was cancelled", "Start it again", e);
        }
    }
}
