package io.sluice.commit;

import io.sluice.access.Connections;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.guard.SafeStatement;
import io.sluice.guard.TableRef;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.ListSet;
import io.sluice.pipeline.Newness;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.Step.Sql;
import io.sluice.pipeline.TableName;
import io.sluice.target.StageTable;
import io.sluice.target.Staged;
import io.sluice.target.Target;
import io.sluice.target.TargetSession;
import io.sluice.target.Work;
import io.sluice.target.Work.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the steps of one target into the work of its transaction: one text for rehearsal and commit. */
public final class Works {

    private final Cut cut;
    private final Connections connections;
    private final Target target;

    public Works(Cut cut, Connections connections, Target target) {
        this.cut = cut;
        this.connections = connections;
        this.target = target;
    }

    /** {@code staged} holds the stages by the number of their step. */
    public List<Work> of(TargetSession session, Map<Integer, Staged> staged) {
        var works = new ArrayList<Work>();
        var outputs = new HashMap<String, TableRef>();
        for (var step : cut.targets().get(target.connection())) {
            switch (step) {
                case Load load
                when cut.within(load, target.connection()) ->
                    works.add(fromOutput(load, ((Source.Output) load.source()).name(), session, staged));
                case Load load
                when load.destination() instanceof Destination.Output(var output) ->
                    works.add(extracted(staged.get(load.number()), output, outputs));
                case Load load -> works.add(new Work.FromStage(staged.get(load.number())));
                case Sql sql -> works.add(work(sql, outputs));
                case Step.Bash bash -> {}
                case Step.Extract extract -> throw new IllegalStateException("an extract is staged as a load");
            }
        }
        return works;
    }

    private Work fromOutput(Load load, String output, TargetSession session, Map<Integer, Staged> staged) {
        var lists = cut.staged(output).filter(read -> read.source() instanceof Source.Lists);
        if (lists.isEmpty()) {
            return new Work.FromOutput(load.knowing(newness(load)), output);
        }
        var elements = Objects.requireNonNull(staged.get(lists.get().number())).table();
        return ListSet.of(cut.pipeline(), load)
                .map(set -> GoneElements.staged(engine(), load, set, session, records(set, staged), elements))
                .map(gone -> new Work.FromOutput(load, output, gone.statement()))
                .orElseGet(() -> new Work.FromOutput(load, output));
    }

    private StageTable records(ListSet set, Map<Integer, Staged> staged) {
        var read = cut.staged(set.lists().output()).orElseThrow();
        return Objects.requireNonNull(staged.get(read.number())).table();
    }

    private Engine engine() {
        return connections.named(target.connection()).kind() == Connection.Kind.POSTGRES
                ? Engine.POSTGRESQL
                : Engine.MYSQL;
    }

    /** What is known of the first of its sources that is not read whole. */
    private @Nullable Newness newness(Load load) {
        return cut.pipeline().steps().stream()
                .filter(step -> cut.pipeline().loadsOf(step).contains(load))
                .flatMap(step -> step instanceof Load read ? Stream.ofNullable(read.newness()) : Stream.empty())
                .filter(Newness::incremental)
                .findFirst()
                .orElse(null);
    }

    private static Work extracted(Staged staged, String output, Map<String, TableRef> outputs) {
        var stage = staged.table().name();
        outputs.put(output, new TableRef(stage.parts().length == 1 ? null : stage.first(), stage.last()));
        return new Work.Extracted(staged, output);
    }

    private Work work(Sql step, Map<String, TableRef> outputs) {
        var verdict = Cut.verdict(step, cut.pipeline(), connections);
        if (verdict.readOnly()) {
            var query = verdict.rewrite(outputs).getFirst();
            var output = step.output() == null ? "step_" + step.number() : step.output();
            outputs.put(output, new TableRef(target.dialect().outputSchema(), Work.outputTable(output)));
            return new Work.Query(step.number(), query, output);
        }
        return new Work.Write(
                step.number(),
                verdict.statements().stream()
                        .map(safe -> statement(safe, outputs))
                        .toList());
    }

    private Statement statement(SafeStatement safe, Map<String, TableRef> outputs) {
        var sql = safe.rewrite(outputs);
        var table = safe.writes().iterator().next();
        var schema = table.schema() == null
                ? Databases.defaultSchema(connections.named(target.connection()))
                : table.schema();
        var rows = TouchedRows.of(safe.dialect(), sql);
        return new Statement(
                kind(safe.kind()),
                sql,
                new TableName(target.connection(), schema, table.name()),
                rows.map(TouchedRows::alias).orElse(null),
                rows.map(TouchedRows::clause).orElse(null));
    }

    private static Statement.Kind kind(SafeStatement.Kind kind) {
        return switch (kind) {
            case INSERT -> Statement.Kind.INSERT;
            case UPSERT -> Statement.Kind.UPSERT;
            case UPDATE -> Statement.Kind.UPDATE;
            case DELETE -> Statement.Kind.DELETE;
            case CREATE_TABLE -> Statement.Kind.CREATE;
            case READ -> throw new IllegalStateException("a query among statements that write");
        };
    }
}
