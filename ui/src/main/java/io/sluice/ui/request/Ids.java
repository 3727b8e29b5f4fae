package io.sluice.ui.request;

import io.sluice.store.Redaction;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ids for callers who choose none: the first words of the sentence, so that a list can be read, and dice, so that they differ. */
final class Ids {

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int DICE = 6;
    private static final int WORDS = 4;
    private static final int LONGEST = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String of(String sentence) {
        var words = Stream.of(Redaction.of(sentence).toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .collect(Collectors.joining("-"));
        var head = words.substring(0, Math.min(LONGEST, words.length())).replaceAll("-+$", "");
        var start = head.isEmpty() || head.startsWith("undo") || !Character.isLetter(head.charAt(0)) ? "request" : head;
        return start + "-" + dice();
    }

    private static String dice() {
        return RANDOM.ints(DICE, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }
}
