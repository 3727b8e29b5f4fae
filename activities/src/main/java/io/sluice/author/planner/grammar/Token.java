package io.sluice.author.planner.grammar;

/** One word, number, sign or quoted text of a sentence; {@code word} is its lower-case form, {@code text} as it was written. */
public record Token(Kind kind, String text, String word) {

    public enum Kind {
        WORD,
        NUMBER,
        QUOTED,
        SIGN
    }

    public boolean is(String literal) {
        return kind != Kind.QUOTED && word.equals(literal);
    }
}
