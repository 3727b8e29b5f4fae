package io.sluice.author.retrieval;

import io.sluice.author.Values;
import io.sluice.catalog.TableMetadata;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the tables that a sentence is about: those that have its words and values, the ways that keys lead between them, and what is near
 * them, in the same schema or a step away.
 */
public final class TableIndex {

    private static final double NEIGHBOUR = 0.6;
    private static final int BESIDE = 2;
    private static final int SEEDS = 5;
    private static final double LONGEST_WAY = 4;

    private final List<TableWords> tables;
    private final Hits hits;
    private final Ties ties;
    private final Company company;

    private TableIndex(List<TableWords> tables) {
        this.tables = List.copyOf(tables);
        this.hits = new Hits(this.tables);
        this.ties = Ties.among(this.tables);
        this.company = Company.of(this.tables);
    }

    public static TableIndex of(Collection<TableMetadata> tables) {
        return ofWords(tables.stream().map(TableWords::of).toList());
    }

    static TableIndex ofWords(List<TableWords> tables) {
        return new TableIndex(tables);
    }

    /** At most so many tables, the likeliest first; what leads from one of the likeliest to another is among them. */
    public List<TableMetadata> nearest(String sentence, Values.Held values, int most) {
        var said = hits.of(sentence, values);
        var meant = company.lifted(said);
        var likeliest = ranked(meant);
        var chosen = connected(likeliest.subList(0, Math.min(SEEDS, likeliest.size())), new Ways(ties, meant));
        chosen.addAll(alternately(ranked(lifted(meant)), likeliest));
        return chosen.stream().limit(most).map(at -> tables.get(at).table()).toList();
    }

    /** Each with the tables that lead to it from those before it. */
    private static LinkedHashSet<Integer> connected(List<Integer> seeds, Ways ways) {
        var chosen = new LinkedHashSet<Integer>();
        for (var seed : seeds) {
            if (!chosen.contains(seed)) {
                chosen.addAll(ways.between(chosen, seed, LONGEST_WAY));
            }
            chosen.add(seed);
        }
        return chosen;
    }

    /** Of both as many, where one of them alone would crowd out the other. */
    private static List<Integer> alternately(List<Integer> some, List<Integer> others) {
        return IntStream.range(0, Math.max(some.size(), others.size()))
                .boxed()
                .flatMap(at ->
                        Stream.of(some, others).filter(list -> at < list.size()).map(list -> list.get(at)))
                .toList();
    }

    private static List<Integer> ranked(double[] scores) {
        return IntStream.range(0, scores.length)
                .filter(at -> scores[at] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer at) -> -scores[at]))
                .toList();
    }

    /** A table gains by what is found beside it and a step further: of tables that are equally likely those belong together are meant. */
    private double[] lifted(double[] scores) {
        return lifted(lifted(scores, scores), scores);
    }

    private double[] lifted(double[] beside, double[] scores) {
        var lifted = scores.clone();
        for (int at = 0; at < lifted.length; at++) {
            lifted[at] += NEIGHBOUR
                    * ties.of(at).entrySet().stream()
                            .mapToDouble(tie -> -beside[tie.getKey()] / tie.getValue())
                            .sorted()
                            .limit(BESIDE)
                            .map(score -> -score)
                            .sum();
        }
        return lifted;
    }
}
