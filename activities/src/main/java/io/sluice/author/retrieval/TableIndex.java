package io.sluice.author.retrieval;

import io.sluice.author.Values;
import io.sluice.author.planner.link.Words;
import io.sluice.author.question.WordList;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the tables that a sentence is about: by the words of their names, columns and comments (as they are, as synonyms, glued to others,
 * or spelt nearly so), by the values they hold, and by the keys that tie what was found together.
 */
public final class TableIndex {

    private static final double SYNONYM = 0.6;
    private static final double SLIP = 0.5;
    private static final double GLUED = 0.6;
    private static final double NEIGHBOUR = 0.35;
    private static final double HELD = 6;
    private static final double WHOLE = 3;
    private static final int SEEDS = 7;
    private static final int LONGEST_VALUE = 4;
    private static final int SHORTEST_GLUED = 4;

    private final List<TableWords> tables;
    private final Map<String, Map<Integer, Double>> postings = new HashMap<>();
    private final List<Set<Integer>> ties = new ArrayList<>();

    private TableIndex(List<TableWords> tables) {
        this.tables = List.copyOf(tables);
    }

    public static TableIndex of(Collection<TableMetadata> tables) {
        return ofWords(tables.stream().map(TableWords::of).toList());
    }

    static TableIndex ofWords(List<TableWords> tables) {
        var index = new TableIndex(tables);
        var positions = new HashMap<String, Integer>();
        var spoken = new HashMap<String, Integer>();
        for (int at = 0; at < tables.size(); at++) {
            var words = tables.get(at);
            var here = at;
            words.weights().forEach((word, weight) -> index.postings
                    .computeIfAbsent(word, key -> new TreeMap<>())
                    .put(here, weight));
            positions.put(words.table().name().toString(), at);
            spoken.put(String.join(" ", words.name()), at);
            index.ties.add(new HashSet<>());
        }
        for (int at = 0; at < tables.size(); at++) {
            for (var other : tables.get(at).leadsTo(positions, spoken)) {
                index.ties.get(at).add(other);
                index.ties.get(other).add(at);
            }
        }
        return index;
    }

    /** At most so many tables, the likeliest first; what ties two of the likeliest together is among them. */
    public List<TableMetadata> nearest(String sentence, Values.Held values, int most) {
        var scores = scores(sentence, values);
        var likeliest = ranked(scores);
        var chosen = new LinkedHashSet<Integer>(likeliest.subList(0, Math.min(SEEDS, likeliest.size())));
        chosen.addAll(bridges(List.copyOf(chosen)));
        chosen.addAll(alternately(ranked(lifted(scores)), likeliest));
        return chosen.stream().limit(most).map(at -> tables.get(at).table()).toList();
    }

    /** Of both as many, where one of them alone would crowd out the other. */
    private static List<Integer> alternately(List<Integer> some, List<Integer> others) {
        return IntStream.range(0, Math.max(some.size(), others.size()))
                .boxed()
                .flatMap(at ->
                        Stream.of(some, others).filter(list -> at < list.size()).map(list -> list.get(at)))
                .toList();
    }

    private List<Integer> ranked(double[] scores) {
        return IntStream.range(0, scores.length)
                .filter(at -> scores[at] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer at) -> -scores[at]))
                .toList();
    }

    /** A table gains by what is found beside it: of tables that are equally likely those belong together are meant. */
    private double[] lifted(double[] scores) {
        var lifted = scores.clone();
        for (int at = 0; at < lifted.length; at++) {
            lifted[at] += NEIGHBOUR
                    * ties.get(at).stream()
                            .mapToDouble(other -> -scores[other])
                            .sorted()
                            .limit(2)
                            .map(score -> -score)
                            .sum();
        }
        return lifted;
    }

    /** Tables that lead to two of those found which do not lead to each other, of the likeliest pairs first. */
    private List<Integer> bridges(List<Integer> seeds) {
        var found = new ArrayList<Integer>();
        for (int second = 1; second < seeds.size(); second++) {
            for (int first = 0; first < second; first++) {
                var one = seeds.get(first);
                var other = seeds.get(second);
                if (!ties.get(one).contains(other)) {
                    ties.get(one).stream().filter(ties.get(other)::contains).forEach(found::add);
                }
            }
        }
        return found;
    }

    private double[] scores(String sentence, Values.Held values) {
        var said = Words.stems(sentence);
        var scores = new double[tables.size()];
        said.stream().distinct().forEach(word -> add(word, scores));
        for (int at = 0; at < scores.length; at++) {
            scores[at] += whole(tables.get(at).name(), said);
        }
        held(sentence, values, scores);
        return scores;
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

    private void add(String word, double[] scores) {
        var best = new HashMap<Integer, Double>();
        forms(word).forEach((form, share) -> {
            var found = postings.get(form);
            if (found != null) {
                var rare = Math.log(1.0 + (double) tables.size() / found.size());
                found.forEach((at, weight) -> best.merge(at, weight * share * rare, Math::max));
            }
        });
        best.forEach((at, weight) -> scores[at] += weight);
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

    private void held(String sentence, Values.Held values, double[] scores) {
        var words =
                List.of(sentence.replaceAll("[^\\p{L}\\p{N} ._-]", " ").strip().split("\\s+"));
        var holders = new HashSet<String>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST_VALUE); to++) {
                var text = String.join(" ", words.subList(from, to)).toLowerCase(java.util.Locale.ROOT);
                values.holding(text).forEach(value -> holders.add(value.table().toString()));
            }
        }
        for (int at = 0; at < scores.length; at++) {
            scores[at] += holders.contains(tables.get(at).table().name().toString()) ? HELD : 0;
        }
    }
}
