package io.sluice.connector.manifest.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The calls of the latest stretch of one rate, in so few figures that they can be kept and sent. */
final class Stretch {
    /** Calls of the same part of a stretch count as made at the time of the latest of them. */
    private static final int PARTS = 64;

    private record Calls(Instant time, long weight) {}

    private final Rate rate;
    private final long part;
    private final Deque<Calls> calls = new ArrayDeque<>();

    private Stretch(Rate rate) {
        this.rate = rate;
        part = Math.max(1, rate.interval().dividedBy(PARTS).toNanos() / 1_000);
    }

    /** From its figures, without the calls that have left it. */
    static Stretch of(Rate rate, List<Long> figures, Instant now) {
        var stretch = new Stretch(rate);
        var start = now.minus(rate.interval());
        for (var i = 0; i < figures.size(); i += 2) {
            var time = Micros.instant(figures.get(i));
            if (time.isAfter(start)) {
                stretch.calls.addLast(new Calls(time, figures.get(i + 1)));
            }
        }
        return stretch;
    }

    List<Long> figures() {
        var figures = new ArrayList<Long>();
        for (var call : calls) {
            figures.add(Micros.of(call.time()));
            figures.add(call.weight());
        }
        return figures;
    }

    long left() {
        return rate.limit() - calls.stream().mapToLong(Calls::weight).sum();
    }

    /** Until enough of the latest calls have left the stretch; what weighs more than the rate allows waits until all have. */
    Duration wait(long weight, Instant now) {
        var wanted = Math.min(weight, rate.limit());
        var taken = 0L;
        var newestFirst = calls.descendingIterator();
        while (newestFirst.hasNext()) {
            var call = newestFirst.next();
            taken += call.weight();
            if (taken + wanted > rate.limit()) {
                return Duration.between(now.minus(rate.interval()), call.time());
            }
        }
        return Duration.ZERO;
    }

    /** Clocks of several machines may differ a little: a call never counts as made before the one that was counted last. */
    void add(long weight, Instant at) {
        var last = calls.peekLast();
        var time = last != null && last.time().isAfter(at) ? last.time() : at;
        if (last != null && Micros.of(last.time()) / part == Micros.of(time) / part) {
            calls.removeLast();
            calls.addLast(new Calls(time, last.weight() + weight));
        } else {
            calls.addLast(new Calls(time, weight));
        }
    }
}
