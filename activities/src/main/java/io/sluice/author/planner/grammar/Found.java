package io.sluice.author.planner.grammar;

import java.util.List;

/**
 * What a rule made of the tokens up to {@code end}; {@code cost} is 0 for words taken exactly, more the freer the reading; {@code slips} are
 * the words among them that were taken for names which they do not spell.
 */
public record Found<T>(T value, int end, int cost, List<Slip> slips) {

    public Found {
        slips = List.copyOf(slips);
    }

    public Found(T value, int end, int cost) {
        this(value, end, cost, List.of());
    }
}
