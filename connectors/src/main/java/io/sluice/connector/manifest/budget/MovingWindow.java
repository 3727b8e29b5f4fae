package io.sluice.connector.manifest.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In every stretch of a rate's length, however it lies, no more calls than the rate allows. */
final class MovingWindow implements Window {
    private record Call(Instant time, long weight) {}

    private final List<Rate> rates;
    private final Duration longest;
    private final Deque<Call> calls = new ArrayDeque<>();

    MovingWindow(List<Rate> rates) {
        this.rates = rates;
        longest = rates.stream().map(Rate::interval).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    @Override
    public Duration take(long weight, Instant now) {
        forget(now);
        var wait = Duration.ZERO;
        for (var rate : rates) {
            var needed = wait(rate, Math.min(weight, rate.limit()), now);
            wait = needed.compareTo(wait) > 0 ? needed : wait;
        }
        if (wait.isZero()) {
            calls.addLast(new Call(now, weight));
        }
        return wait;
    }

    private void forget(Instant now) {
        var oldest = now.minus(longest);
        while (!calls.isEmpty() && !calls.peekFirst().time().isAfter(oldest)) {
            calls.removeFirst();
        }
    }

    /** Until enough of the latest calls have left the stretch. */
    private Duration wait(Rate rate, long weight, Instant now) {
        var start = now.minus(rate.interval());
        var taken = 0L;
        var newestFirst = calls.descendingIterator();
        while (newestFirst.hasNext()) {
            var call = newestFirst.next();
            if (!call.time().isAfter(start)) {
                break;
            }
            taken += call.weight();
            if (taken + weight > rate.limit()) {
                return Duration.between(start, call.time());
            }
        }
        return Duration.ZERO;
    }

    /** Used up, says the API, though we have counted less: others use it too. */
    @Override
    public void told(long remaining, @Nullable Instant reset, Instant now) {
        if (remaining == 0 && reset == null) {
            forget(now);
            var left = rates.stream()
                    .mapToLong(rate -> rate.limit() - taken(rate, now))
                    .min()
                    .orElse(0);
            if (left > 0) {
                calls.addLast(new Call(now, left));
            }
        }
    }

    private long taken(Rate rate, Instant now) {
        var start = now.minus(rate.interval());
        return calls.stream()
                .filter(call -> call.time().isAfter(start))
                .mapToLong(Call::weight)
                .sum();
    }
}
