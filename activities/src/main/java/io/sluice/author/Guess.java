package io.sluice.author;

import java.util.List;

/**
 * The best reading of a question: what it would run on which connection and how sure its author is, 0 to 1, with what makes it less sure;
 * {@code sure} enough to be answered without asking back. {@code why} says why it is not, and is empty where it is; {@code taken} is what was
 * assumed.
 */
public record Guess(
        String connection,
        String sql,
        double confidence,
        List<String> doubts,
        boolean sure,
        String why,
        List<String> taken) {

    public Guess {
        doubts = List.copyOf(doubts);
        taken = List.copyOf(taken);
    }
}
