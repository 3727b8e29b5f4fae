package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.author.sql.Dialect;
import io.sluice.author.sql.Query;
import io.sluice.author.sql.SqlWriter;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the pipeline of a sentence about one table: SQL for its database, and for an export a load into the file. */
final class TableCompiler {

    private static final String ANSWER = "answer";
    private static final String EXPORTED = "exported";

    private final Task task;
    private final Scope scope;
    private final TableMetadata table;
    private final SqlWriter sql;

    TableCompiler(Task task, Scope scope) {
        this.task = task;
        this.scope = scope;
        this.table = scope.table().orElseThrow();
        this.sql = new SqlWriter(
                Dialect.of(task.database(table.name().connection()).kind()), table.name(), scope.columns());
    }

    Pipeline compile(Intent intent) {
        return switch (intent) {
            case Intent.Ask(var query) ->
                new Pipeline(List.of(step(sql.select(query), ANSWER)), assumptions(query), List.of(), true);
            case Intent.Export export -> export(export);
            case Intent.Delete(var where) -> change(sql.delete(where.orElseThrow(() -> unconditional("delete"))));
            case Intent.Update(var values, var where) ->
                change(sql.update(values, where.orElseThrow(() -> unconditional("change"))));
        };
    }

    private static NotSure unconditional(String verb) {
        return new NotSure(
                "condition",
                "Which rows should I " + verb + "? Say: where …; without a condition I never do.",
                List.of());
    }

    private Pipeline change(String text) {
        if (table.kind() == TableMetadata.Kind.VIEW) {
            throw new NotSure("view", table.name().qualified() + " is a view; name the table behind it.", List.of());
        }
        return new Pipeline(List.of(step(text, null)), List.of("the table is " + table.name()), List.of(), false);
    }

    private Step step(String text, @org.jspecify.annotations.Nullable String output) {
        return new Step.Sql(1, List.of(), table.name().connection(), text, output);
    }

    private List<String> assumptions(Query query) {
        var assumptions = new ArrayList<String>();
        assumptions.add("the question is about the table " + table.name());
        if (query.limit().equals(Optional.of(1L)) && !query.orders().isEmpty()) {
            assumptions.add("of several equals only one is shown");
        }
        return assumptions;
    }

    private Pipeline export(Intent.Export export) {
        var path = Missing.within(task, export.path());
        var exists =
                task.catalog().files().stream().anyMatch(file -> file.path().equals(path));
        var columns = export.query().items().stream()
                .map(item -> ((Query.Field) item).column())
                .map(name ->
                        LoadColumn.of(name, scope.column(name).orElseThrow().type()))
                .toList();
        var load = new Step.Load(
                2,
                List.of(1),
                new Source.Output(EXPORTED),
                new Destination.File(path, ExportSentence.format(path)),
                columns,
                List.of(),
                List.of(),
                export.append() ? WriteMode.APPEND : WriteMode.REPLACE,
                List.of());
        var assumption = exists && !export.append()
                ? path + " is there already and is replaced"
                : "the rows come from the table " + table.name();
        var claim = Claim.rowsAddUp(2);
        return new Pipeline(
                List.of(step(sql.select(export.query()), EXPORTED), load), List.of(assumption), List.of(claim), false);
    }
}
