package io.sluice.connector.expression.python;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression that somebody else wrote: one that would try for ages, or ever deeper, ends with a {@link PythonError}. */
public final class ForeignPattern {
    private static final long LOOKS = 10_000_000;
    private static final long LOOKS_PER_CHARACTER = 64;

    private final Pattern pattern;

    public ForeignPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Gives the matcher of a text to {@code use}, and what that makes of it back. */
    public <T> T on(String text, Function<Matcher, T> use) {
        try {
            return use.apply(pattern.matcher(new Watched(text)));
        } catch (StackOverflowError tooDeep) {
            throw new PythonError("RecursionError", "the pattern " + pattern + " nests too deeply in a text");
        }
    }

    /** Text that counts how often it is looked at, which is what a pattern that goes back and forth does. */
    private final class Watched implements CharSequence {
        private final String text;
        private long left;

        Watched(String text) {
            this.text = text;
            left = LOOKS + LOOKS_PER_CHARACTER * text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new PythonError("TimeoutError", "the pattern " + pattern + " does not come to an end in a text");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
