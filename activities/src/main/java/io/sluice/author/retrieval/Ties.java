package io.sluice.author.retrieval;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which tables lead to which, and how surely: by keys that are declared, by columns that are called after another table or its key, and by
 * names of columns that only few tables have.
 */
final class Ties {

    private static final double DECLARED = 1;
    private static final double NAMED = 1.2;
    private static final double SHARED = 3;
    private static final int FEW = 3;

    private final List<TableWords> tables;
    private final List<Map<Integer, Double>> ties;

    private Ties(List<TableWords> tables) {
        this.tables = tables;
        this.ties = IntStream.range(0, tables.size())
                .mapToObj(at -> (Map<Integer, Double>) new HashMap<Integer, Double>())
                .toList();
    }

    static Ties among(List<TableWords> tables) {
        var ties = new Ties(tables);
        ties.declared();
        ties.named();
        ties.shared();
        return ties;
    }

    /** The tables that one leads to or that lead to it, with the length of the way. */
    Map<Integer, Double> of(int at) {
        return ties.get(at);
    }

    private void tie(int one, int other, double length) {
        if (one != other) {
            ties.get(one).merge(other, length, Math::min);
            ties.get(other).merge(one, length, Math::min);
        }
    }

    private void declared() {
        var positions = new HashMap<String, Integer>();
        for (int at = 0; at < tables.size(); at++) {
            positions.put(table(at).name().toString(), at);
        }
        for (int at = 0; at < tables.size(); at++) {
            for (var key : table(at).foreignKeys()) {
                var to = positions.get(key.table().toString());
                if (to != null) {
                    tie(at, to, DECLARED);
                }
            }
        }
    }

    private void named() {
        var called = new HashMap<String, List<Integer>>();
        for (int at = 0; at < tables.size(); at++) {
            var here = at;
            KeyColumns.of(table(at), tables.get(at).name())
                    .map(key -> KeyColumns.names(tables.get(here).name(), key))
                    .ifPresent(names -> names.forEach(name -> called.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(here)));
        }
        for (int at = 0; at < tables.size(); at++) {
            for (var column : table(at).columns()) {
                if (!isDeclared(table(at), column)) {
                    named(at, column, called);
                }
            }
        }
    }

    private void named(int at, ColumnMetadata column, Map<String, List<Integer>> called) {
        for (var name : KeyColumns.meant(column)) {
            var found = nearest(at, column, called.getOrDefault(name, List.of()));
            if (!found.isEmpty()) {
                found.forEach(to -> tie(at, to, NAMED));
                return;
            }
        }
    }

    /** Of several those in the same place and those that are called alike; none where that leaves more than two. */
    private List<Integer> nearest(int at, ColumnMetadata column, List<Integer> some) {
        var fit = some.stream()
                .filter(to -> to != at && isHome(at, to))
                .filter(to -> KeyColumns.of(table(to), tables.get(to).name())
                        .filter(key -> key.type().kind() == column.type().kind())
                        .isPresent())
                .toList();
        var alike = fit.stream().mapToInt(to -> alike(at, to)).max().orElse(0);
        var best = fit.stream().filter(to -> alike(at, to) == alike).toList();
        return best.size() > 2 ? List.of() : best;
    }

    private boolean isHome(int at, int to) {
        return table(at).name().connection().equals(table(to).name().connection());
    }

    /** How many words their names begin with in common. */
    private int alike(int one, int other) {
        var some = tables.get(one).name();
        var others = tables.get(other).name();
        int same = 0;
        while (same < Math.min(some.size(), others.size()) && some.get(same).equals(others.get(same))) {
            same++;
        }
        return same;
    }

    private static boolean isDeclared(TableMetadata table, ColumnMetadata column) {
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
    }

    private void shared() {
        var having = new HashMap<String, List<Integer>>();
        for (int at = 0; at < tables.size(); at++) {
            var here = at;
            table(at).columns().stream()
                    .map(column -> table(here).name().connection() + " " + String.join(" ", Words.stems(column.name())))
                    .distinct()
                    .forEach(name -> having.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(here));
        }
        having.values().stream()
                .filter(some -> some.size() <= FEW)
                .forEach(some -> some.forEach(one -> some.forEach(other -> tie(one, other, SHARED))));
    }

    private TableMetadata table(int at) {
        return tables.get(at).table();
    }
}
