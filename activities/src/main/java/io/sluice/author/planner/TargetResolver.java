package io.sluice.author.planner;

import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.author.planner.link.Linker;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Finds the table that a load's target means, or makes a name for a new one; a near miss is asked, never guessed. */
final class TargetResolver {

    private final Task task;
    private final Decisions decisions;

    TargetResolver(Task task, Decisions decisions) {
        this.task = task;
        this.decisions = decisions;
    }

    /** {@code table} is empty for a new one. */
    record Resolved(TableName name, Optional<TableMetadata> table, List<String> assumptions) {}

    Resolved resolve(TargetName target) {
        var database = databaseOf(target);
        var known = known(target, database);
        if (known.isPresent()) {
            return existing(target, known.get());
        }
        if (target.said() == TargetName.Said.EXISTING) {
            return chosen(
                    decisions.choose(
                            "table " + target.written(),
                            Missing.tableText(target.written(), database.name(), names(target, database)),
                            Missing.nearest(tablePart(target), names(target, database))),
                    database);
        }
        var near = nearest(target, database).stream()
                .filter(name -> Linker.isNear(target.written(), name))
                .toList();
        return near.isEmpty() || target.said() == TargetName.Said.NEW
                ? made(target, database)
                : asked(target, database, near);
    }

    private Database databaseOf(TargetName target) {
        var parts = parts(target);
        return task.databases().stream()
                .filter(database -> parts.size() > 1 && database.name().equalsIgnoreCase(parts.getFirst()))
                .findFirst()
                .orElseGet(() -> task.database(task.target()));
    }

    private Resolved existing(TargetName target, TableMetadata table) {
        if (table.kind() == TableMetadata.Kind.VIEW) {
            throw new NotSure(
                    "table " + target.written(),
                    table.name().qualified() + " is a view; name a table to load into.",
                    List.of());
        }
        if (target.said() == TargetName.Said.NEW) {
            throw new NotSure(
                    "table " + target.written(),
                    "There is a table " + table.name().qualified() + " already. Which name should the new one have?",
                    List.of());
        }
        var same = table.name().table().equalsIgnoreCase(tablePart(target));
        return new Resolved(
                table.name(),
                Optional.of(table),
                same
                        ? List.of()
                        : List.of("“" + target.written() + "” means the table "
                                + table.name().qualified()));
    }

    private Resolved made(TargetName target, Database database) {
        var written = tablePart(target);
        var name = target.quoted() ? written : SnakeNames.snake(written);
        return new Resolved(
                new TableName(database.name(), schemaOf(target, database), name),
                Optional.empty(),
                List.of("the table " + name + " is new: it is created with the types of its source"));
    }

    private Resolved asked(TargetName target, Database database, List<String> near) {
        var fresh = "a new table " + target.written();
        var options = java.util.stream.Stream.concat(near.stream(), java.util.stream.Stream.of(fresh))
                .toList();
        var choice = decisions.choose(
                "table " + target.written(),
                "There is no table “" + target.written() + "”. Which one is meant?",
                options);
        return choice.equals(fresh) ? made(target, database) : chosen(choice, database);
    }

    private Resolved chosen(String name, Database database) {
        var target = new TargetName(name, true, TargetName.Said.NOTHING);
        return existing(target, known(target, database).orElseThrow());
    }

    /** By the best spelling: letter by letter before case before plural; the default schema before others. */
    private Optional<TableMetadata> known(TargetName target, Database database) {
        var all = tablesOf(target, database);
        return exactly(all, target, name -> name.equals(tablePart(target)))
                .or(() -> exactly(all, target, name -> name.equalsIgnoreCase(tablePart(target))))
                .or(() -> byForm(all, target));
    }

    private Optional<TableMetadata> byForm(List<TableMetadata> all, TargetName target) {
        IntPredicate close = cost -> cost <= Linker.FORM;
        return exactly(all, target, name -> Linker.cost(tablePart(target), name).stream()
                .anyMatch(close));
    }

    private Optional<TableMetadata> exactly(
            List<TableMetadata> all, TargetName target, java.util.function.Predicate<String> fits) {
        var hits = all.stream().filter(table -> fits.test(table.name().table())).toList();
        if (hits.size() > 1) {
            var here = hits.stream()
                    .filter(table -> table.name()
                            .schema()
                            .equals(task.database(table.name().connection()).schema()))
                    .toList();
            if (here.size() == 1) {
                return Optional.of(here.getFirst());
            }
            var names = hits.stream().map(table -> table.name().qualified()).toList();
            var choice =
                    decisions.choose("table " + target.written(), "Which table is “" + target.written() + "”?", names);
            return hits.stream()
                    .filter(table -> table.name().qualified().equals(choice))
                    .findFirst();
        }
        return hits.stream().findFirst();
    }

    private List<TableMetadata> tablesOf(TargetName target, Database database) {
        var parts = withoutDatabase(target, database);
        return task.catalog().tables().stream()
                .filter(table -> table.name().connection().equals(database.name()))
                .filter(table -> parts.size() < 2 || table.name().schema().equalsIgnoreCase(parts.getFirst()))
                .toList();
    }

    private List<String> nearest(TargetName target, Database database) {
        return Linker.nearest(tablePart(target), names(target, database), 5);
    }

    private List<String> names(TargetName target, Database database) {
        return tablesOf(target, database).stream()
                .map(table -> table.name().table())
                .toList();
    }

    private String schemaOf(TargetName target, Database database) {
        var parts = withoutDatabase(target, database);
        return parts.size() < 2 ? database.schema() : parts.getFirst();
    }

    private String tablePart(TargetName target) {
        return parts(target).getLast();
    }

    private List<String> withoutDatabase(TargetName target, Database database) {
        var parts = parts(target);
        return parts.size() > 1 && parts.getFirst().equalsIgnoreCase(database.name())
                ? parts.subList(1, parts.size())
                : parts;
    }

    private static List<String> parts(TargetName target) {
        return target.written().matches("[\\p{L}\\p{N}_$-]+(\\.[\\p{L}\\p{N}_$-]+){1,2}")
                ? Arrays.asList(target.written().split("\\."))
                : List.of(target.written());
    }
}
