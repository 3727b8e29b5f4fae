package io.sluice.author.planner.link;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Names of columns that only tell rows apart, and phrases that speak of such a column itself. */
public final class KeyNames {

    private static final Pattern SAID = Pattern.compile(".*\\b(ids?|identifiers?|numbers?|keys?|codes?|no)\\b.*");

    private KeyNames() {}

    /** Called an id by the last word of its name; what is paid or bid is none, since {@code isWord} knows those. */
    public static boolean isId(String last, Predicate<String> isWord) {
        return last.equals("id") || last.endsWith("id") && !isWord.test(last);
    }

    /** "The lowest ride id", not "the latest ride". */
    public static boolean isSaid(String phrase) {
        return phrase.contains("_")
                || SAID.matcher(phrase.toLowerCase(Locale.ROOT)).matches();
    }
}
