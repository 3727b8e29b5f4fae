package io.sluice.author.planner.link;

import io.sluice.author.planner.grammar.Slip;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Says how well a phrase names something: 0 letter by letter, more the freer; empty when it does not. */
public final class Linker {

    public static final int EXACT = 0;
    public static final int FORM = 1;
    public static final int PART = 4;
    public static final int SLIP = 6;

    /** Words that only say what sort of thing a column holds, so that the words before them name it alone. */
    private static final Set<String> GENERIC = Set.of(
            "id", "name", "number", "no", "code", "address", "date", "time", "value", "text", "at", "on", "key", "type",
            "usd", "eur", "pct", "percent", "minute", "hour", "second", "sec", "kg", "km", "lb", "mile", "meter",
            "metre", "cm", "mm");

    /** Words that are spelt right, however near they come to a name. */
    private static final Set<String> COMMON = Set.of(
            "there",
            "where",
            "these",
            "those",
            "their",
            "other",
            "which",
            "whose",
            "while",
            "about",
            "after",
            "first",
            "every",
            "above",
            "below",
            "under",
            "count",
            "least",
            "great",
            "large",
            "small",
            "lower",
            "upper",
            "order",
            "sorted",
            "group",
            "total",
            "table",
            "field",
            "value",
            "column",
            "between",
            "before",
            "during",
            "since",
            "until",
            "without",
            "having",
            "named",
            "called",
            "owned",
            "place",
            "three",
            "seven",
            "eight",
            "never",
            "always",
            "again",
            "empty",
            "blank",
            "missing",
            "string",
            "number",
            "amount",
            "average",
            "highest",
            "lowest",
            "largest",
            "smallest",
            "oldest",
            "youngest",
            "latest",
            "list",
            "show",
            "find",
            "return",
            "display",
            "write",
            "store",
            "state",
            "start",
            "stock",
            "price",
            "prices",
            "month",
            "today",
            "weeks",
            "years");

    private Linker() {}

    public static OptionalInt cost(String phrase, String name) {
        return phrase.equals(name) ? OptionalInt.of(EXACT) : cost(phrase, Words.stems(phrase), name, Words.stems(name));
    }

    /** The same where the stems of both are known already. */
    public static OptionalInt cost(String phrase, List<String> said, String name, List<String> named) {
        if (phrase.equals(name)) {
            return OptionalInt.of(EXACT);
        }
        if (said.isEmpty()) {
            return OptionalInt.empty();
        }
        if (said.equals(named) || String.join("", said).equals(String.join("", named))) {
            return OptionalInt.of(FORM);
        }
        if (isPart(said, named)) {
            return OptionalInt.of(PART);
        }
        var slip = Distance.isSlip(String.join("", said), String.join("", named))
                && !COMMON.contains(phrase.toLowerCase(Locale.ROOT))
                && numbers(phrase).equals(numbers(name));
        return slip ? OptionalInt.of(SLIP) : OptionalInt.empty();
    }

    /** What is to be told of a phrase that names a thing at this cost: nothing where it spells the name. */
    public static List<Slip> slips(int cost, String phrase, String thing, List<String> names) {
        return cost < SLIP ? List.of() : List.of(new Slip(phrase, thing, names));
    }

    /** "amount" names total_amount, "email" names email_address; "customer" does not name customer_email. */
    public static boolean isPart(List<String> said, List<String> named) {
        var size = said.size();
        if (size >= named.size() || said.stream().allMatch(GENERIC::contains)) {
            return false;
        }
        return named.subList(named.size() - size, named.size()).equals(said)
                || (named.subList(0, size).equals(said) && GENERIC.containsAll(named.subList(size, named.size())));
    }

    /**
     * The same of names, which are fewer than words, so that three letters and one more may do; a date is no rate, though, an id no pid
     * and qty1 no qty2.
     */
    public static boolean isSlipOfName(String wrong, String right) {
        var shorter = Math.min(wrong.length(), right.length());
        var longer = Math.max(wrong.length(), right.length());
        if (shorter < 2
                || longer < 3
                || wrong.charAt(0) != right.charAt(0)
                || !numbers(wrong).equals(numbers(right))) {
            return false;
        }
        var other = shorter == longer && !letters(wrong).equals(letters(right));
        return isSlipOfWord(wrong, right) || Distance.edits(wrong, right) <= 1 && (shorter > 3 || !other);
    }

    private static List<String> letters(String word) {
        return word.chars().sorted().mapToObj(Character::toString).toList();
    }

    /** Whether one word is the other with a letter too many, too few, another or swapped; their first letters are the same. */
    public static boolean isSlipOfWord(String wrong, String right) {
        var allowed = Math.min(wrong.length(), right.length()) >= 9 ? 2 : 1;
        return !wrong.isEmpty()
                && right.length() >= 4
                && wrong.charAt(0) == right.charAt(0)
                && Distance.edits(wrong, right) <= allowed;
    }

    /** The names most like a phrase, best first; none that share nothing with it. */
    public static List<String> nearest(String phrase, Collection<String> names, int most) {
        return names.stream()
                .distinct()
                .filter(name -> likeness(phrase, name) > 0.15)
                .sorted(Comparator.comparingDouble((String name) -> -likeness(phrase, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /** Whether a phrase is so close to a name that a slip of the finger is likelier than another thing. */
    public static boolean isNear(String phrase, String name) {
        return numbers(phrase).equals(numbers(name))
                && (likeness(phrase, name) >= 0.5 || Distance.isSlip(phrase, name));
    }

    /** orders_2025 and orders_2026 are two things, however alike they look. */
    private static String numbers(String name) {
        return name.replaceAll("\\D+", " ").strip();
    }

    /** Whether a person may have meant the one by the other. */
    public static boolean isLike(String phrase, String name) {
        return likeness(phrase, name) >= 0.3;
    }

    private static double likeness(String phrase, String name) {
        return Distance.likeness(String.join(" ", Words.stems(phrase)), String.join(" ", Words.stems(name)));
    }
}
