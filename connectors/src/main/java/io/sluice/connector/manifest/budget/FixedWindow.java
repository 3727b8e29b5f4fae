package io.sluice.connector.manifest.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** So many calls until the next reset, whose time the API tells. Until it has, a window begins with its first call. */
record FixedWindow(Rate rate) implements Window {

    private record Standing(long calls, Instant reset, Instant began) {
        List<Long> figures() {
            return List.of(calls, Micros.of(reset), Micros.of(began));
        }
    }

    @Override
    public Count take(List<Long> figures, long weight, Instant now, Instant latest) {
        var standing = standing(figures, now);
        var full = standing.calls > 0 && standing.calls + weight > rate.limit();
        return full || latest.isAfter(standing.reset)
                ? Count.refused(
                        standing.figures(),
                        Duration.between(now, standing.reset).plusMillis(1))
                : Count.taken(new Standing(standing.calls + weight, standing.reset, standing.began).figures(), weight);
    }

    private Standing standing(List<Long> figures, Instant now) {
        if (figures.size() < 3) {
            return new Standing(0, now.plus(rate.interval()), now);
        }
        var reset = Micros.instant(figures.get(1));
        if (!now.isAfter(reset)) {
            return new Standing(figures.getFirst(), reset, Micros.instant(figures.get(2)));
        }
        // at once: an API may tell a time decades ago
        var missed =
                Duration.between(reset, now).plus(rate.interval()).minusNanos(1).dividedBy(rate.interval());
        var next = reset.plus(rate.interval().multipliedBy(missed));
        return new Standing(0, next, next.minus(rate.interval()));
    }

    /** More calls than the manifest allows are not taken, whatever the API says; what it said of an earlier window is past. */
    @Override
    public List<Long> told(List<Long> figures, Told told, Instant now) {
        var standing = standing(figures, now);
        if (told.heard().isBefore(standing.began)) {
            return standing.figures();
        }
        var fewer = told.remaining() >= 0 && rate.limit() - standing.calls > told.remaining();
        return new Standing(
                        fewer ? rate.limit() - told.remaining() : standing.calls,
                        told.reset() == null ? standing.reset : told.reset(),
                        standing.began)
                .figures();
    }
}
