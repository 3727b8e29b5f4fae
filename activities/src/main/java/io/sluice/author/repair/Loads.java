package io.sluice.author.repair;

import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.function.UnaryOperator;

/** Loads with one thing changed. */
final class Loads {

    private Loads() {}

    /** The step, load or extract, with another source. */
    static Step reading(Step step, Source source) {
        return switch (step) {
            case Step.Load load -> from(load, source);
            case Step.Extract e ->
                new Step.Extract(e.number(), e.dependsOn(), source, e.columns(), e.output(), e.since());
            case Step.Bash bash -> bash;
            case Step.Sql sql -> sql;
        };
    }

    static Step.Load from(Step.Load load, Source source) {
        return new Step.Load(
                load.number(),
                load.dependsOn(),
                source,
                load.destination(),
                load.columns(),
                load.dropWhen(),
                load.distinctOn(),
                load.mode(),
                load.key());
    }

    static Step.Load into(Step.Load load, Destination destination) {
        return new Step.Load(
                load.number(),
                load.dependsOn(),
                load.source(),
                destination,
                load.columns(),
                load.dropWhen(),
                load.distinctOn(),
                load.mode(),
                load.key());
    }

    static Step.Load columns(Step.Load load, UnaryOperator<LoadColumn> change) {
        var columns = load.columns().stream().map(change).toList();
        return new Step.Load(
                load.number(),
                load.dependsOn(),
                load.source(),
                load.destination(),
                columns,
                load.dropWhen(),
                load.distinctOn(),
                load.mode(),
                load.key());
    }

    static Step.Load dropping(Step.Load load, Condition condition) {
        var all = java.util.stream.Stream.concat(load.dropWhen().stream(), java.util.stream.Stream.of(condition))
                .distinct()
                .toList();
        return new Step.Load(
                load.number(),
                load.dependsOn(),
                load.source(),
                load.destination(),
                load.columns(),
                all,
                load.distinctOn(),
                load.mode(),
                load.key());
    }

    static Step.Load mode(Step.Load load, WriteMode mode, List<String> key) {
        return new Step.Load(
                load.number(),
                load.dependsOn(),
                load.source(),
                load.destination(),
                load.columns(),
                load.dropWhen(),
                load.distinctOn(),
                mode,
                key);
    }

    /** Another name for a source column, wherever the load speaks of it. */
    static Step.Load renamed(Step.Load load, String wrong, String right) {
        UnaryOperator<String> name = column -> column.equals(wrong) ? right : column;
        return new Step.Load(
                load.number(),
                load.dependsOn(),
                load.source(),
                load.destination(),
                load.columns().stream()
                        .map(column -> new LoadColumn(
                                name.apply(column.from()), column.to(), column.type(), column.cleanings()))
                        .toList(),
                load.dropWhen().stream()
                        .map(condition -> renamed(condition, name))
                        .toList(),
                load.distinctOn().stream().map(name).toList(),
                load.mode(),
                load.key());
    }

    private static Condition renamed(Condition condition, UnaryOperator<String> name) {
        return switch (condition) {
            case Condition.Empty(var column) -> new Condition.Empty(name.apply(column));
            case Condition.Compare(var column, var operator, var literal) ->
                new Condition.Compare(name.apply(column), operator, literal);
            case Condition.OneOf(var column, var literals) -> new Condition.OneOf(name.apply(column), literals);
            case Condition.Like(var column, var pattern, var ignoreCase) ->
                new Condition.Like(name.apply(column), pattern, ignoreCase);
            case Condition.Malformed(var column) -> new Condition.Malformed(name.apply(column));
            case Condition.Not(var inner) -> new Condition.Not(renamed(inner, name));
            case Condition.All(var parts) ->
                new Condition.All(
                        parts.stream().map(part -> renamed(part, name)).toList());
            case Condition.Any(var parts) ->
                new Condition.Any(
                        parts.stream().map(part -> renamed(part, name)).toList());
        };
    }

    /** Another name for a destination column. */
    static Step.Load retargeted(Step.Load load, String wrong, String right) {
        var changed = columns(
                load,
                column -> column.to().equals(wrong)
                        ? new LoadColumn(column.from(), right, column.type(), column.cleanings())
                        : column);
        return mode(
                changed,
                load.mode(),
                load.key().stream().map(key -> key.equals(wrong) ? right : key).toList());
    }
}
