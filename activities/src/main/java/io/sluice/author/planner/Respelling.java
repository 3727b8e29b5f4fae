package io.sluice.author.planner;

import io.sluice.author.planner.link.Linker;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word of the language that is spelt wrong, such as "wher" or "remvoe"; names are not mended here but linked. */
record Respelling(String wrong, String right) {

    private static final int MOST = 4;
    private static final Set<String> WORDS = PlannerGrammar.GRAMMAR.vocabulary();

    /** Whether it is a word of the language in which sentences are read. */
    static boolean isKnown(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** What the word may have been meant to be, nearest first; none for a word that the planner knows as it is. */
    static List<Respelling> of(String word) {
        var wrong = word.toLowerCase(Locale.ROOT);
        return !wrong.matches("[a-z]{4,}") || WORDS.contains(wrong)
                ? List.of()
                : WORDS.stream()
                        .filter(right -> right.matches("[a-z]{4,}") && Linker.isSlipOfWord(wrong, right))
                        .sorted(Comparator.comparing((String right) -> isOtherLetter(wrong, right))
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(MOST)
                        .map(right -> new Respelling(word, right))
                        .toList();
    }

    /** A letter is sooner left out, doubled or swapped than taken for another. */
    private static boolean isOtherLetter(String wrong, String right) {
        return wrong.length() == right.length()
                && !Arrays.equals(
                        wrong.chars().sorted().toArray(), right.chars().sorted().toArray());
    }

    /** The sentence with the word as it was meant, wherever it stands alone: in the name of a file it is meant so. */
    String in(String sentence) {
        return Pattern.compile("(?<![\\p{L}\\p{N}_./-])" + Pattern.quote(wrong) + "(?![\\p{L}\\p{N}_/-]|\\.\\p{L})")
                .matcher(sentence)
                .replaceAll(Matcher.quoteReplacement(right));
    }

    String assumption() {
        return "“" + wrong + "” is read as “" + right + "”";
    }
}
