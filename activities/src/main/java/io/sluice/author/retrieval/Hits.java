package io.sluice.author.retrieval;

import io.sluice.author.Values;
import io.sluice.author.planner.link.Words;
import io.sluice.author.question.WordList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How much of a sentence each table has: its words as they are, as synonyms, glued to others or spelt nearly so, and the values it holds. */
final class Hits {

    private static final double SYNONYM = 0.6;
    private static final double SLIP = 0.5;
    private static final double GLUED = 0.6;
    private static final double HELD = 6;
    private static final double WHOLE = 3;
    private static final int LONGEST_VALUE = 4;
    private static final int SHORTEST_GLUED = 4;

    /** What a sentence begins with to say that it asks. */
    private static final Pattern ASKING = Pattern.compile(
            "(?i)(?<=^|[.?!;]\\s{0,3})\\s*(?:please\\s+)?(?:return|show|list|give|find|display|get|tell|count|report|compute|calculate)\\b");

    private final List<TableWords> tables;
    private final Map<String, Map<Integer, Double>> postings = new HashMap<>();

    Hits(List<TableWords> tables) {
        this.tables = tables;
        for (int at = 0; at < tables.size(); at++) {
            var here = at;
            tables.get(at).weights().forEach((word, weight) -> postings.computeIfAbsent(word, key -> new TreeMap<>())
                    .put(here, weight));
        }
    }

    double[] of(String sentence, Values.Held values) {
        var said = Words.stems(ASKING.matcher(sentence).replaceAll(" "));
        var hits = new double[tables.size()];
        said.stream().distinct().forEach(word -> add(word, hits));
        for (int at = 0; at < hits.length; at++) {
            hits[at] += whole(tables.get(at).name(), said);
        }
        held(sentence, values, hits);
        return hits;
    }

    /** A table whose whole name is said, word after word, is meant more than one of which some words are. */
    private static double whole(List<String> name, List<String> said) {
        for (int at = 0; at + name.size() <= said.size(); at++) {
            if (said.subList(at, at + name.size()).equals(name)) {
                return WHOLE * name.size();
            }
        }
        return 0;
    }

    private void add(String word, double[] hits) {
        var best = new HashMap<Integer, Double>();
        forms(word).forEach((form, share) -> {
            var found = postings.get(form);
            if (found != null) {
                var rare = Math.log(1.0 + (double) tables.size() / found.size());
                found.forEach((at, weight) -> best.merge(at, weight * share * rare, Math::max));
            }
        });
        best.forEach((at, weight) -> hits[at] += weight);
    }

    private Map<String, Double> forms(String word) {
        var forms = new HashMap<String, Double>();
        forms.put(word, 1.0);
        WordList.synonymsOf(word).forEach(other -> forms.put(other, SYNONYM));
        if (word.length() >= SHORTEST_GLUED) {
            postings.keySet().stream()
                    .filter(known -> isGlued(word, known))
                    .forEach(known -> forms.merge(known, GLUED, Math::max));
        }
        if (!postings.containsKey(word) && word.length() > 4 && !WordList.isKnown(word)) {
            postings.keySet().stream()
                    .filter(known -> Slips.isSlip(word, known))
                    .forEach(known -> forms.merge(known, SLIP, Math::max));
        }
        return forms;
    }

    /** The order in "tblorder": no word of its own has one in it. */
    private static boolean isGlued(String word, String known) {
        return known.length() > word.length()
                && (known.endsWith(word) || known.startsWith(word))
                && !WordList.isKnown(known);
    }

    /** The cat that is asked about as cats. */
    private static String singular(String text) {
        var last = text.lastIndexOf(' ') + 1;
        return text.substring(0, last) + Words.stem(text.substring(last));
    }

    private void held(String sentence, Values.Held values, double[] hits) {
        var words =
                List.of(sentence.replaceAll("[^\\p{L}\\p{N} ._-]", " ").strip().split("\\s+"));
        var holders = new HashSet<String>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST_VALUE); to++) {
                var text = String.join(" ", words.subList(from, to)).toLowerCase(Locale.ROOT);
                values.holding(text).forEach(value -> holders.add(value.table().toString()));
                var one = singular(text);
                if (!one.equals(text)) {
                    values.holding(one)
                            .forEach(value -> holders.add(value.table().toString()));
                }
            }
        }
        for (int at = 0; at < hits.length; at++) {
            hits[at] += holders.contains(tables.get(at).table().name().toString()) ? HELD : 0;
        }
    }
}
