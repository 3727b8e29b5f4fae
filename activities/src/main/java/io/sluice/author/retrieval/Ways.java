package io.sluice.author.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** The shortest way from some tables to another, rather through tables that have something of the sentence. */
final class Ways {

    private static final double UNSAID = 0.5;

    private final Ties ties;
    private final double[] hits;
    private final double most;

    Ways(Ties ties, double[] hits) {
        this.ties = ties;
        this.hits = hits;
        this.most = Arrays.stream(hits).max().orElse(0);
    }

    private record Reached(int at, double length) {}

    /** The tables in between, none where no way is short enough or one leads there at once. */
    List<Integer> between(Set<Integer> from, int to, double longest) {
        Map<Integer, Integer> before = before(from, to, longest);
        var way = new ArrayList<Integer>();
        for (var at = before.get(to); at != null && !from.contains(at); at = before.get(at)) {
            way.add(at);
        }
        return way;
    }

    /** Of each table that was reached the one before it. */
    private Map<Integer, Integer> before(Set<Integer> from, int to, double longest) {
        Map<Integer, Double> lengths = new HashMap<>();
        Map<Integer, Integer> before = new HashMap<>();
        var next = new PriorityQueue<Reached>(Comparator.comparingDouble(Reached::length));
        from.forEach(at -> {
            lengths.put(at, 0.0);
            next.add(new Reached(at, 0));
        });
        while (!next.isEmpty() && next.peek().at() != to) {
            var here = next.poll();
            ties.of(here.at()).forEach((other, length) -> {
                var so = here.length() + length + (other == to ? 0 : passing(other));
                if (so <= longest && so < lengths.getOrDefault(other, Double.MAX_VALUE)) {
                    lengths.put(other, so);
                    before.put(other, here.at());
                    next.add(new Reached(other, so));
                }
            });
        }
        return before;
    }

    private double passing(int at) {
        return most == 0 ? UNSAID : UNSAID * (1 - hits[at] / most);
    }
}
