package io.sluice.connector.manifest.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** In every stretch of a rate's length, however it lies, no more calls than the rate allows. */
record MovingWindow(List<Rate> rates) implements Window {

    @Override
    public Rate rate() {
        return rates.stream().min(Comparator.comparing(Rate::interval)).orElseGet(UNLIMITED::rate);
    }

    @Override
    public Count take(List<Long> figures, long weight, Instant now, Instant latest) {
        var stretches = stretches(figures, now);
        var wait = stretches.stream()
                .map(stretch -> stretch.wait(weight, now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (!wait.isZero()) {
            return Count.refused(figures(stretches), wait);
        }
        stretches.forEach(stretch -> stretch.add(weight, latest));
        return Count.taken(figures(stretches), weight);
    }

    /** Used up, says the API, though we have counted less: others use it too. */
    @Override
    public List<Long> told(List<Long> figures, Told told, Instant now) {
        if (told.remaining() != 0 || told.reset() != null) {
            return figures;
        }
        var stretches = stretches(figures, now);
        var left = stretches.stream().mapToLong(Stretch::left).min().orElse(0);
        if (left > 0) {
            stretches.forEach(stretch -> stretch.add(left, now));
        }
        return figures(stretches);
    }

    private List<Stretch> stretches(List<Long> figures, Instant now) {
        var stretches = new ArrayList<Stretch>();
        var from = 0;
        for (var rate : rates) {
            var length = figures.isEmpty() ? 0 : Math.toIntExact(figures.get(from++));
            stretches.add(Stretch.of(rate, figures.subList(from, from + length), now));
            from += length;
        }
        return stretches;
    }

    private static List<Long> figures(List<Stretch> stretches) {
        var figures = new ArrayList<Long>();
        for (var stretch : stretches) {
            var own = stretch.figures();
            figures.add((long) own.size());
            figures.addAll(own);
        }
        return figures;
    }
}
