package io.sluice.connector.manifest.slice;

import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stretch of time into windows as the reference engine does. With a granularity (the smallest unit of the API) windows do
 * not overlap: each ends one unit before the next begins, and the last includes the end; without one, neighbours share a bound.
 */
final class Windows {
    private final CursorSettings settings;

    Windows(CursorSettings settings) {
        this.settings = settings;
    }

    /** {@code toEnd}: {@code upper} is where all reading ends, and not the start of what was read before. */
    Iterator<Window> between(OffsetDateTime lowest, OffsetDateTime upper, boolean toEnd) {
        var unit = settings.granularity();
        var gap = Times.order(lowest, upper);
        if (gap > 0 || gap == 0 && unit == null || Times.order(upper, settings.start()) < 0) {
            return List.<Window>of().iterator();
        }
        var lower = settings.clamping().up().apply(Times.later(lowest, settings.start()));
        gap = Times.order(lower, upper);
        if (gap > 0 || gap == 0 && (settings.strict() || !toEnd)) {
            return List.<Window>of().iterator();
        }
        var step = settings.step();
        if (step == null || Times.order(Times.plus(lower, step), upper) >= 0) {
            return List.of(whole(lower, upper, toEnd)).iterator();
        }
        return new Steps(lower, upper, toEnd, step);
    }

    private Window whole(OffsetDateTime lower, OffsetDateTime upper, boolean toEnd) {
        var unit = settings.granularity();
        var end = toEnd && unit != null ? upper : settings.clamping().up().apply(upper);
        return new Window(lower, unit != null && !toEnd ? Times.minus(end, unit) : end);
    }

    private final class Steps implements Iterator<Window> {
        private final OffsetDateTime upper;
        private final boolean toEnd;
        private final Object step;
        private @Nullable OffsetDateTime lower;

        Steps(OffsetDateTime lower, OffsetDateTime upper, boolean toEnd, Object step) {
            this.lower = lower;
            this.upper = upper;
            this.toEnd = toEnd;
            this.step = step;
        }

        @Override
        public boolean hasNext() {
            return lower != null && Times.order(clampedLower(lower), clampedEnd(lower)) < 0;
        }

        @Override
        public Window next() {
            if (lower == null || !hasNext()) {
                throw new NoSuchElementException();
            }
            var start = clampedLower(lower);
            var end = clampedEnd(lower);
            var isLast = Times.order(stepped(lower), upper) >= 0 || Times.order(end, upper) == 0;
            lower = isLast ? null : end;
            var unit = settings.granularity();
            return new Window(start, unit != null && !(toEnd && isLast) ? Times.minus(end, unit) : end);
        }

        private OffsetDateTime stepped(OffsetDateTime from) {
            return Times.earlier(Times.plus(from, step), upper);
        }

        private OffsetDateTime clampedLower(OffsetDateTime from) {
            return settings.clamping().up().apply(from);
        }

        private OffsetDateTime clampedEnd(OffsetDateTime from) {
            var end = stepped(from);
            return Times.order(end, upper) == 0 ? end : settings.clamping().up().apply(end);
        }
    }
}
