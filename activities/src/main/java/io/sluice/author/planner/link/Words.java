package io.sluice.author.planner.link;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Names and phrases as lists of words without their endings, so that {@code customerIds}, {@code customer_id} and "customer id" agree. */
public final class Words {

    private static final String APART = "[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})";
    private static final Pattern SET_APART = Pattern.compile(APART);
    private static final Pattern BETWEEN = Pattern.compile(APART + "|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("people", "person"),
            Map.entry("persons", "person"),
            Map.entry("children", "child"),
            Map.entry("men", "man"),
            Map.entry("women", "woman"),
            Map.entry("feet", "foot"),
            Map.entry("mice", "mouse"),
            Map.entry("indices", "index"),
            Map.entry("matrices", "matrix"),
            Map.entry("criteria", "criterion"),
            Map.entry("movies", "movie"),
            Map.entry("cookies", "cookie"),
            Map.entry("statuses", "status"),
            Map.entry("addresses", "address"),
            Map.entry("ids", "id"),
            Map.entry("news", "news"),
            Map.entry("series", "series"),
            Map.entry("species", "species"));

    /** The same few words and names are compared with each other thousands of times a sentence. */
    private static final int REMEMBERED = 20_000;

    private static final int LONGEST_REMEMBERED = 100;
    private static final Map<String, List<String>> STEMS = new ConcurrentHashMap<>();

    private Words() {}

    public static List<String> of(String name) {
        return split(name, BETWEEN);
    }

    /** The words of a name as its owner sets them apart: a number stays with the word it is written to, so that orders2 stays one. */
    public static List<String> written(String name) {
        return split(name, SET_APART);
    }

    private static List<String> split(String name, Pattern between) {
        return Arrays.stream(between.split(name.strip()))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    public static List<String> stems(String name) {
        var known = STEMS.get(name);
        if (known != null) {
            return known;
        }
        var stems = of(name).stream().map(Words::stem).toList();
        if (name.length() <= LONGEST_REMEMBERED) {
            if (STEMS.size() >= REMEMBERED) {
                STEMS.clear();
            }
            STEMS.put(name, stems);
        }
        return stems;
    }

    /** The singular of a noun, near enough that both numbers meet. */
    public static String stem(String word) {
        if (IRREGULAR.containsKey(word)) {
            return IRREGULAR.get(word);
        }
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 4 && endsWithAny(word, "ses", "xes", "zes", "ches", "shes")) {
            return word.substring(0, word.length() - 2);
        }
        if (word.length() > 3 && word.endsWith("s") && !endsWithAny(word, "ss", "us", "is")) {
            return word.substring(0, word.length() - 1);
        }
        return word;
    }

    private static boolean endsWithAny(String word, String... endings) {
        return Arrays.stream(endings).anyMatch(word::endsWith);
    }
}
