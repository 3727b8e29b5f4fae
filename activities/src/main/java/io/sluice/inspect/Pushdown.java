package io.sluice.inspect;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.database.Engine;
import io.sluice.connector.manifest.ManifestStream;
import io.sluice.extract.Asked;
import io.sluice.guard.SafeStatement;
import io.sluice.guard.SqlNeeds;
import io.sluice.guard.Verdict;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What of a source a pipeline can do without: columns that no later step names, and rows that the source itself can tell will not pass. The
 * target asks the same again, so that a condition may let through too much; where it could let through too little, it is not handed on.
 */
final class Pushdown {

    private final String output;
    private final Optional<SqlNeeds> needs;
    private final Engine target;

    private Pushdown(String output, Optional<SqlNeeds> needs, Engine target) {
        this.output = output;
        this.needs = needs;
        this.target = target;
    }

    /** Of the steps that read an output; nothing is left out where one of them is not a guarded query. */
    static Pushdown of(Pipeline pipeline, String output, Live live) {
        var statements = new ArrayList<SafeStatement>();
        var engine = Engine.POSTGRESQL;
        for (var step : pipeline.steps()) {
            if (step instanceof Step.Sql sql && reads(pipeline, sql, output)) {
                engine = live.engine(live.connection(sql.connection(), sql.number()));
                if (!(StepSql.of(engine, pipeline, sql) instanceof Verdict.Sql read)) {
                    return new Pushdown(output, Optional.empty(), engine);
                }
                statements.addAll(read.statements());
            } else if (step instanceof Step.Load load && load.source().equals(new Source.Output(output))) {
                return new Pushdown(output, Optional.empty(), engine);
            } else if (step instanceof Step.Extract extract
                    && extract.source() instanceof Source.Lists lists
                    && lists.output().equals(output)) {
                return new Pushdown(output, Optional.empty(), engine);
            }
        }
        return new Pushdown(
                output, statements.isEmpty() ? Optional.empty() : Optional.of(new SqlNeeds(statements)), engine);
    }

    private static boolean reads(Pipeline pipeline, Step.Sql sql, String output) {
        return sql.dependsOn().stream()
                .map(number -> pipeline.steps().get(number - 1))
                .anyMatch(step -> Outputs.rows(step).filter(output::equals).isPresent());
    }

    /** At least one column stays: rows have to be counted. */
    List<LoadColumn> needed(List<LoadColumn> columns) {
        var names = needs.flatMap(all -> all.columns(output));
        if (names.isEmpty()) {
            return columns;
        }
        var needed = columns.stream()
                .filter(column -> names.get().contains(column.to().toLowerCase(Locale.ROOT)))
                .toList();
        return needed.isEmpty() ? columns.subList(0, Math.min(1, columns.size())) : needed;
    }

    /** Conditions on the source's own columns. */
    List<Condition> conditions(Engine source, TableMetadata table, List<LoadColumn> columns) {
        var conditions = new ArrayList<Condition>();
        for (var test : needs.map(all -> all.tests(output)).orElse(List.of())) {
            only(columns, test.column())
                    .flatMap(column -> table.column(column.from()))
                    .filter(column -> new SafePredicate(source, target, column).holds(test))
                    .ifPresent(column -> conditions.add(condition(column, test)));
        }
        return conditions;
    }

    /** Of an API's stream: from which moment on and up to which it is asked. */
    List<Condition> conditions(ManifestStream stream, List<LoadColumn> columns) {
        var conditions = new ArrayList<Condition>();
        for (var test : needs.map(all -> all.tests(output)).orElse(List.of())) {
            only(columns, test.column())
                    .filter(column -> column.from().equals(stream.cursorField()) && isAsked(stream, column, test))
                    .ifPresent(column -> conditions.add(
                            new Condition.Compare(column.from(), operator(test.operator()), test.literal())));
        }
        return conditions;
    }

    private static boolean isAsked(ManifestStream stream, LoadColumn column, SqlNeeds.Test test) {
        return stream.cursorFormat() != null
                && !test.number()
                && test.literals().size() == 1
                && Asked.reads(stream, column.type(), test.operator(), test.literal());
    }

    /** Of two names that differ by case alone neither is the one that is meant. */
    private static Optional<LoadColumn> only(List<LoadColumn> columns, String name) {
        var same = columns.stream()
                .filter(column -> column.to().toLowerCase(Locale.ROOT).equals(name))
                .toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    private static Condition condition(ColumnMetadata column, SqlNeeds.Test test) {
        return test.literals().size() > 1
                ? new Condition.OneOf(column.name(), test.literals())
                : new Condition.Compare(column.name(), operator(test.operator()), test.literal());
    }

    private static Condition.Operator operator(String sign) {
        for (var operator : Condition.Operator.values()) {
            if (operator.sign().equals(sign)) {
                return operator;
            }
        }
        throw new IllegalStateException("no operator " + sign);
    }
}
