package io.sluice.author;

/**
 * The best reading of a question: what it would run on which connection and how sure its author is, 0 to 1; {@code sure} enough to be
 * answered without asking back. {@code why} says what it is unsure of, and is empty where it is not.
 */
public record Guess(String connection, String sql, double confidence, boolean sure, String why) {}
