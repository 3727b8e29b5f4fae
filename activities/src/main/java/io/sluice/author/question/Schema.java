package io.sluice.author.question;

import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.author.Values;
import io.sluice.author.retrieval.TableIndexes;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of one database, how they belong together, and where its texts are; the light in which a question is read. */
record Schema(
        Task task,
        Database database,
        List<TableMetadata> tables,
        SchemaNames names,
        List<Link> links,
        Map<Ends, Optional<List<Link>>> paths,
        Values.Held values) {

    private static final int NEAREST = 12;

    Schema {
        tables = List.copyOf(tables);
        links = List.copyOf(links);
    }

    /** Where a way from one table to another begins and ends. */
    record Ends(TableMetadata from, TableMetadata to) {}

    /** Of a large database only the tables that the question seems to be about: those that the index finds, once it is there. */
    static Schema of(Task task, Database database, TableIndexes indexes) {
        var all = tables(task, database);
        if (all.size() <= TableIndexes.FEW) {
            return of(task, database, all);
        }
        var values = task.values().of(database, all);
        var some = indexes.about(database.name(), all, task.sentence(), values, NEAREST);
        return of(task, database, some, values);
    }

    static Schema of(Task task, Database database) {
        return of(task, database, tables(task, database));
    }

    private static List<TableMetadata> tables(Task task, Database database) {
        return task.catalog().tables().stream()
                .filter(table -> table.name().connection().equals(database.name()))
                .toList();
    }

    private static Schema of(Task task, Database database, List<TableMetadata> tables) {
        return of(task, database, tables, task.values().of(database, tables));
    }

    private static Schema of(Task task, Database database, List<TableMetadata> tables, Values.Held values) {
        var structure = Structure.of(tables);
        return new Schema(task, database, tables, structure.names(), structure.links(), structure.paths(), values);
    }

    Optional<TableMetadata> table(io.sluice.pipeline.TableName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** The shortest way from one table to another; empty where there is none, or two that are equally short. */
    Optional<List<Link>> path(TableMetadata from, TableMetadata to) {
        return paths.computeIfAbsent(new Ends(from, to), ends -> shortest(from, to));
    }

    private Optional<List<Link>> shortest(TableMetadata from, TableMetadata to) {
        Map<TableMetadata, List<List<Link>>> ways = new HashMap<>();
        ways.put(from, List.of(List.of()));
        var frontier = new ArrayDeque<TableMetadata>(List.of(from));
        while (!frontier.isEmpty() && !ways.containsKey(to)) {
            var next = new HashMap<TableMetadata, List<List<Link>>>();
            for (var table : frontier) {
                extend(table, ways, next);
            }
            frontier = new ArrayDeque<>(next.keySet());
            ways.putAll(next);
        }
        var found = ways.getOrDefault(to, List.of());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private void extend(
            TableMetadata table, Map<TableMetadata, List<List<Link>>> ways, Map<TableMetadata, List<List<Link>>> next) {
        for (var link : links) {
            if (link.touches(table) && !ways.containsKey(link.other(table))) {
                var longer =
                        ways.get(table).stream().map(way -> plus(way, link)).toList();
                next.merge(link.other(table), longer, Schema::both);
            }
        }
    }

    private static List<Link> plus(List<Link> way, Link link) {
        var all = new ArrayList<>(way);
        all.add(link);
        return List.copyOf(all);
    }

    private static List<List<Link>> both(List<List<Link>> some, List<List<Link>> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    /** The column that names a row of a table. */
    Optional<Col> key(TableMetadata table) {
        return Links.key(table, names).map(column -> new Col(table, column));
    }

    /** The column that a row is shown by. */
    Optional<Col> label(TableMetadata table) {
        return Labels.of(table, names);
    }

    /** The tables whose row belongs to a row of this one, reached by following keys only, so that nothing is multiplied. */
    Set<TableMetadata> above(TableMetadata table) {
        return links.stream()
                .filter(link -> link.many().equals(table))
                .map(Link::one)
                .collect(Collectors.toSet());
    }
}
