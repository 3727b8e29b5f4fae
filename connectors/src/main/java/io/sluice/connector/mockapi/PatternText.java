package io.sluice.connector.mockapi;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A text that a simple regular expression accepts. */
final class PatternText {
    private PatternText() {}

    /** Whether the pattern is found in the text, as JSON schema means it; a foreign pattern accepts all. */
    static boolean matches(String text, String pattern) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException foreign) {
            return true;
        }
    }

    /** Tries letters, digits and addresses of the lengths that patterns usually ask for. */
    static String of(String pattern) {
        for (var sample :
                new String[] {"1", "https://example.com", "sample@example.com", "sample.example.com", "Sample"}) {
            if (matches(sample, pattern)) {
                return sample;
            }
        }
        for (var length = 1; length <= 64; length++) {
            for (var letter : new String[] {"a", "1", "A"}) {
                if (matches(letter.repeat(length), pattern)) {
                    return letter.repeat(length);
                }
            }
        }
        return "sample";
    }
}
