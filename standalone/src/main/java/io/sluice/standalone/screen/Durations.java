package io.sluice.standalone.screen;

import java.util.Locale;

/** Times as people read them. */
public final class Durations {
    private static final int SECOND = 1_000;
    private static final int MINUTE = 60;

    private Durations() {}

    public static String text(long millis) {
        if (millis < SECOND) {
            return millis + " ms";
        }
        var seconds = millis / (double) SECOND;
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return millis / SECOND / MINUTE + " min " + millis / SECOND % MINUTE + " s";
    }
}
