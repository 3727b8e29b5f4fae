package io.sluice.commit;

import io.sluice.access.Connections;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Engine;
import io.sluice.guard.Verdict;
import io.sluice.inspect.Outputs;
import io.sluice.inspect.StepSql;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.Step.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pipeline cut by what it changes: for each connection that is written to, the steps of its transaction in order; and the loads that write
 * files. A connection that is only read is no target: no ledger is made there.
 */
public record Cut(Pipeline pipeline, Map<String, List<Step>> targets, List<Load> exports) {

    public static Cut of(Pipeline pipeline, Connections connections) {
        var targets = new LinkedHashMap<String, List<Step>>();
        var steps = pipeline.inOrder();
        steps.forEach(step -> written(step, pipeline, connections)
                .ifPresent(connection -> targets.putIfAbsent(connection, new ArrayList<>())));
        for (var step : steps) {
            at(step, pipeline).map(targets::get).ifPresent(list -> list.add(step));
        }
        return new Cut(pipeline, targets, steps.stream().flatMap(Cut::export).toList());
    }

    /** The guard's reading of a step; the inspector has let it pass before. */
    static Verdict.Sql verdict(Sql step, Pipeline pipeline, Connections connections) {
        var engine = dialect(connections.named(step.connection()));
        var verdict = StepSql.of(engine, pipeline, step);
        if (verdict instanceof Verdict.Sql sql) {
            return sql;
        }
        throw new IllegalStateException("step " + step.number() + " is not what the guard let pass: " + verdict);
    }

    /** The query that puts out this name, if a query does. */
    public Optional<Sql> query(String output) {
        return pipeline.steps().stream()
                .filter(step -> step instanceof Sql sql && output.equals(sql.output()))
                .map(Sql.class::cast)
                .findFirst();
    }

    /** The reading that is staged under this name, if one is. */
    public Optional<Load> staged(String output) {
        return pipeline.steps().stream()
                .flatMap(step -> step instanceof Load load && load.destination().equals(new Destination.Output(output))
                        ? Stream.of(load)
                        : Stream.empty())
                .findFirst();
    }

    /** The place that a load reads: lists are read with their rows. */
    public Optional<String> place(Load load) {
        return load.source() instanceof Source.Lists lists
                ? staged(lists.output()).flatMap(rows -> rows.source().place())
                : load.source().place();
    }

    /** The table that the rows of a load come into, by way of whatever steps: for it their state is kept. */
    String destination(Load load) {
        return pipeline.loadsOf(load).stream()
                .map(into -> ((Destination.Table) into.destination()).name().qualified())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("step " + load.number() + " is loaded into no table"));
    }

    /** Whether a load's rows are made, or lie staged, where its own connection's transaction finds them. */
    public boolean within(Load load, String connection) {
        return load.source() instanceof Source.Output(var name)
                && pipeline.steps().stream()
                        .filter(step -> Outputs.rows(step).filter(name::equals).isPresent())
                        .anyMatch(step ->
                                at(step, pipeline).filter(connection::equals).isPresent());
    }

    /** A query changes nothing, but what it reads of other places has to be staged where it runs. */
    private static Optional<String> written(Step step, Pipeline pipeline, Connections connections) {
        return step instanceof Sql sql && verdict(sql, pipeline, connections).readOnly() && !readsStages(sql, pipeline)
                ? Optional.empty()
                : at(step, pipeline);
    }

    private static boolean readsStages(Sql sql, Pipeline pipeline) {
        return pipeline.steps().stream()
                .anyMatch(step -> sql.dependsOn().contains(step.number()) && Outputs.staged(step));
    }

    /** The connection in whose transaction a step would run; rows that are only read are staged where they are needed. */
    private static Optional<String> at(Step step, Pipeline pipeline) {
        if (Outputs.staged(step)) {
            return pipeline.steps().stream()
                    .filter(other -> other.dependsOn().contains(step.number()) && !Outputs.staged(other))
                    .flatMap(other -> at(other, pipeline).stream())
                    .findFirst();
        }
        return switch (step) {
            case Sql sql -> Optional.of(sql.connection());
            case Load load
            when load.destination() instanceof Destination.Table(var name, var create) ->
                Optional.of(name.connection());
            case Load load -> Optional.empty();
            case Step.Bash bash -> Optional.empty();
            case Step.Extract extract -> Optional.empty();
        };
    }

    private static Stream<Load> export(Step step) {
        return step instanceof Load load && load.destination() instanceof Destination.File
                ? Stream.of(load)
                : Stream.empty();
    }

    private static Engine dialect(Connection connection) {
        return switch (connection.kind()) {
            case POSTGRES -> Engine.POSTGRESQL;
            case MYSQL -> Engine.MYSQL;
            case SQLITE, FILES, API -> Engine.SQLITE;
        };
    }
}
