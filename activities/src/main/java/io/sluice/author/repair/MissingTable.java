package io.sluice.author.repair;

import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A table that is not there: one of nearly that name is, or, for a load, it can be made. */
final class MissingTable implements RepairRule {

    @Override
    public Optional<Mend> mend(Wound wound) {
        if (!wound.is(Problem.Kind.MISSING_TABLE)) {
            return Optional.empty();
        }
        return wound.inQueries(query -> inQuery(wound, query)).or(() -> wound.loads()
                .map(load -> inLoad(wound, load))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private static Optional<Mend> inQuery(Wound wound, Step.Sql query) {
        var wrong = wound.token().map(SqlText::lastPart);
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        var tables = tables(wound, query.connection());
        var names = Stream.concat(
                        tables.stream().map(table -> table.name().table()),
                        wound.outputs().keySet().stream().filter(output -> !output.equals(query.output())))
                .toList();
        return Near.one(wrong.get(), names)
                .flatMap(right -> wound.reworded(
                        query,
                        SqlText.renamed(query.text(), wrong.get(), right),
                        "there is no table " + wrong.get() + "; " + right + " is the one of nearly that name"));
    }

    /** Making a table that nobody asked for is DDL that a repair invents, so a person must agree. */
    private static Optional<Mend> inLoad(Wound wound, Step.Load load) {
        if (!(load.destination() instanceof Destination.Table(var name, var create)) || create) {
            return Optional.empty();
        }
        var near = Near.one(
                name.table(),
                tables(wound, name.connection()).stream()
                        .map(table -> table.name().table())
                        .toList());
        return near.isPresent()
                ? wound.with(
                        Loads.into(
                                load,
                                new Destination.Table(
                                        new TableName(name.connection(), name.schema(), near.get()), false)),
                        "there is no table " + name.table() + "; " + near.get() + " is the one of nearly that name",
                        true)
                : wound.with(
                        Loads.into(load, new Destination.Table(name, true)),
                        "there is no table " + name.qualified() + ", so it is created",
                        true);
    }

    private static List<TableMetadata> tables(Wound wound, String connection) {
        return wound.task().catalog().tables().stream()
                .filter(table -> table.name().connection().equals(connection))
                .toList();
    }
}
