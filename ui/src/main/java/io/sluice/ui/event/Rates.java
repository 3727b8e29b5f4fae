package io.sluice.ui.event;

import java.util.HashMap;
import java.util.Map;

/** How fast the steps of a request go, each since it was first heard of in this phase and attempt. */
final class Rates {

    private final Map<Step, Begun> begun = new HashMap<>();

    private record Step(String phase, int number) {}

    private record Begun(long rows, long nanos, long latest) {}

    /** Rows a second at that time, which is {@link System#nanoTime}; 0 while nothing can be said. */
    long perSecond(String phase, int step, long rows, long nanos) {
        begun.keySet().removeIf(known -> !known.phase().equals(phase)); // it may come again
        // rows that are fewer than before are those of another attempt
        var first = begun.merge(
                new Step(phase, step),
                new Begun(rows, nanos, rows),
                (known, now) -> rows < known.latest() ? now : new Begun(known.rows(), known.nanos(), rows));
        var millis = (nanos - first.nanos()) / 1_000_000;
        return millis < 500 ? 0 : (rows - first.rows()) * 1000 / millis;
    }
}
