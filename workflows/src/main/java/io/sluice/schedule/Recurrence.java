package io.sluice.schedule;

/** What a sentence says about how often. */
public sealed interface Recurrence {

    /** Nothing: it is asked once. */
    record None() implements Recurrence {}

    /** {@code written} is cut out of the sentence, {@code rest} is the request that comes again. */
    record Found(String written, String rest, Timing timing) implements Recurrence {}

    /** It is to come again, but not by a rule that can be kept. */
    record Unclear(String written, String rest, String why, String next) implements Recurrence {}
}
