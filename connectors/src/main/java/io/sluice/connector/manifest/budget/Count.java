package io.sluice.connector.manifest.budget;

import java.time.Duration;
import java.util.List;

/** What came of counting calls: how many were counted, or how long until they may be asked for again. */
record Count(List<Long> figures, long calls, Duration delay) implements CallBook.Entry {

    static Count taken(List<Long> figures, long calls) {
        return new Count(figures, calls, Duration.ZERO);
    }

    static Count refused(List<Long> figures, Duration delay) {
        return new Count(figures, 0, delay);
    }
}
