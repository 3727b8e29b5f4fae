package io.sluice.inspect;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that a wrong name may have meant. */
final class Nearest {

    private static final int OFFERED = 3;

    private Nearest() {}

    /** "Use a, b or c", best first; what there is at all when nothing comes near; {@code otherwise} when there is nothing. */
    static String use(String wrong, Collection<String> names, String otherwise) {
        if (names.isEmpty()) {
            return otherwise;
        }
        var near = near(wrong, names);
        return "Use " + list(near.isEmpty() ? names.stream().sorted().limit(10).toList() : near);
    }

    private static List<String> near(String wrong, Collection<String> names) {
        var limit = Math.max(2, wrong.length() / 3);
        return names.stream()
                .distinct()
                .filter(name -> distance(wrong, name) <= limit || contains(name, wrong) || contains(wrong, name))
                .sorted(Comparator.comparingInt((String name) -> distance(wrong, name))
                        .thenComparing(name -> name))
                .limit(OFFERED)
                .toList();
    }

    private static boolean contains(String text, String part) {
        return part.length() > 2 && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String list(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    /** Levenshtein's distance without regard to case, blanks and underscores. */
    static int distance(String one, String other) {
        var a = plain(one);
        var b = plain(other);
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var above = row[j];
                var change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }
}
