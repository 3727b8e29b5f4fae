package io.sluice.author.retrieval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tables that are kept together: those of one schema of one connection. Where the likeliest tables are, the others are
 * more likely, the more so the fewer they are.
 */
final class Company {

    private static final int LIKELIEST = 5;
    private static final double WEIGHT = 3;

    private final int size;
    private final Collection<List<Integer>> groups;

    private Company(int size, Collection<List<Integer>> groups) {
        this.size = size;
        this.groups = groups;
    }

    static Company of(List<TableWords> tables) {
        Map<List<String>, List<Integer>> groups = new HashMap<>();
        for (int at = 0; at < tables.size(); at++) {
            var name = tables.get(at).table().name();
            groups.computeIfAbsent(List.of(name.connection(), name.schema()), key -> new ArrayList<>())
                    .add(at);
        }
        return new Company(tables.size(), groups.values());
    }

    /** With what each table gains by being where the likeliest are. */
    double[] lifted(double[] scores) {
        var best = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer at) -> -scores[at]))
                .limit(LIKELIEST)
                .toList();
        var all = best.stream().mapToDouble(at -> scores[at]).sum();
        var lifted = scores.clone();
        if (all > 0) {
            for (var group : groups) {
                var rare = Math.log((double) size / group.size());
                var here = best.stream()
                                .filter(group::contains)
                                .mapToDouble(at -> scores[at])
                                .sum()
                        / all;
                group.forEach(at -> lifted[at] += WEIGHT * here * rare);
            }
        }
        return lifted;
    }
}
