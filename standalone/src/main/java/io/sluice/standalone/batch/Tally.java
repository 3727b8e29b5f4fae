package io.sluice.standalone.batch;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How often each outcome came, told from time to time. */
public final class Tally {

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final int every;
    private final Consumer<String> progress;

    public Tally(int every, Consumer<String> progress) {
        this.every = every;
        this.progress = progress;
    }

    public synchronized void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
        if (outcomes.values().stream().mapToInt(Integer::intValue).sum() % every == 0) {
            progress.accept(toString());
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
