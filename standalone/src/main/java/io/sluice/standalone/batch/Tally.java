package io.sluice.standalone.batch;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** How often each outcome came, told after so many and at least every ten seconds in which something came. */
public final class Tally {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final int every;
    private final Consumer<String> progress;
    private final LongSupplier nanos;
    private long told;

    public Tally(int every, Consumer<String> progress) {
        this(every, progress, System::nanoTime);
    }

    Tally(int every, Consumer<String> progress, LongSupplier nanos) {
        this.every = every;
        this.progress = progress;
        this.nanos = nanos;
        this.told = nanos.getAsLong();
    }

    public synchronized void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
        var silence = Duration.ofNanos(nanos.getAsLong() - told);
        if (outcomes.values().stream().mapToInt(Integer::intValue).sum() % every == 0
                || silence.compareTo(LONGEST_SILENCE) >= 0) {
            progress.accept(toString());
            told = nanos.getAsLong();
        }
    }

    /** Empty where nothing came yet. */
    @Override
    public synchronized String toString() {
        return outcomes.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
