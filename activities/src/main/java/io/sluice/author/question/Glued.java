package io.sluice.author.question;

import io.sluice.author.planner.link.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets apart what names write in one: {@code datetime}, {@code custname}, {@code isactive}. */
final class Glued {

    private static final int SHORTEST = 3;
    /** Endings of names that are words for data people, if not in a dictionary. */
    private static final Set<String> SHORT = Set.of(
            "id", "no", "nr", "num", "qty", "amt", "cust", "dt", "ts", "tx", "txn", "dob", "url", "ip", "is", "has",
            "ms", "addr", "desc", "emp", "dept", "acct", "cat", "prod", "inv", "pct", "avg", "min", "max", "org", "ref",
            "src", "dest", "tel", "info", "str", "usd", "lat", "lng", "lon", "fname", "lname");

    private static final int LONGEST = 14;
    private static final int MOST_PARTS = 4;

    private Glued() {}

    /** {@code ours} are the words that this database's own tables are called by. */
    static List<String> apart(String word, Set<String> ours) {
        return word.length() < 2 * SHORTEST - 1 || isWord(word, ours) ? List.of(word) : split(word, ours);
    }

    private record Split(List<String> parts, int weight) {
        Split plus(String part) {
            var all = new ArrayList<>(parts);
            all.add(part);
            return new Split(all, weight + part.length() * part.length());
        }

        boolean beats(@Nullable Split other) {
            return other == null
                    || parts.size() < other.parts.size()
                    || parts.size() == other.parts.size() && weight > other.weight;
        }
    }

    /** The split into fewest parts, each a word; the word itself where there is none. */
    private static List<String> split(String word, Set<String> ours) {
        var best = new Split[word.length() + 1];
        best[0] = new Split(List.of(), 0);
        for (int end = 1; end <= word.length(); end++) {
            for (int start = Math.max(0, end - LONGEST); start < end; start++) {
                var part = word.substring(start, end);
                if (best[start] != null
                        && isPart(part, ours)
                        && best[start].plus(part).beats(best[end])) {
                    best[end] = best[start].plus(part);
                }
            }
        }
        var found = best[word.length()];
        return found == null || found.parts().size() > MOST_PARTS ? List.of(word) : List.copyOf(found.parts());
    }

    private static boolean isWord(String word, Set<String> ours) {
        return ours.contains(word) || WordList.isWord(word) || WordList.isWord(Words.stem(word));
    }

    private static boolean isPart(String part, Set<String> ours) {
        return SHORT.contains(part) || ours.contains(part) || part.length() >= SHORTEST && isWord(part, ours);
    }
}
