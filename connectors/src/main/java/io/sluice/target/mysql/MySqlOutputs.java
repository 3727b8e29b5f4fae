package io.sluice.target.mysql;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.connector.database.Engine;
import io.sluice.pipeline.Contract;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step.Load;
import io.sluice.target.Drifted;
import io.sluice.target.NewColumns;
import io.sluice.target.OutputColumns;
import io.sluice.target.StageOrder;
import io.sluice.target.StageTable;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import io.sluice.target.TargetSession;
import io.sluice.target.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.SQL;

/** What earlier steps put out: the stages of what was read, and of queries temporary tables of the session. The stage of a load from one is made before the transaction, for DDL commits. */
final class MySqlOutputs {

    private final TargetSession session;
    private final DSLContext db;
    private final String request;
    private final Map<String, StageTable> stages = new HashMap<>();

    MySqlOutputs(TargetSession session, String request) {
        this.session = session;
        this.db = session.db();
        this.request = request;
    }

    /** A load that names no columns takes those of its query, which is therefore looked at without its rows. */
    static void prepare(TargetSession session, String request, List<Work> works) {
        var outputs = new MySqlOutputs(session, request);
        for (var work : works) {
            switch (work) {
                case Work.Extracted(var staged, var output) -> outputs.staged(output, staged);
                case Work.Query query -> outputs.look(query, works);
                case Work.FromOutput(var load, var output, var then) -> outputs.makeStage(load, output);
                case Work.FromStage load -> {}
                case Work.Write write -> {}
            }
        }
    }

    /** After {@link #prepare}, in the same session. */
    static Runnable evolve(TargetSession session, String request, List<Work> works, Predicate<String> approved) {
        var outputs = new MySqlOutputs(session, request);
        var added = new ArrayList<Runnable>();
        for (var work : works) {
            if (work instanceof Work.Extracted(var staged, var output)) {
                outputs.staged(output, staged);
            } else if (work instanceof Work.FromOutput(var load, var output, var then)) {
                added.addAll(outputs.evolve(load, output, approved));
            }
        }
        return () -> added.forEach(Runnable::run);
    }

    private List<Runnable> evolve(Load load, String output, Predicate<String> approved) {
        if (!(load.destination() instanceof Destination.Table(var name, var create)) || create || !isRead(output)) {
            return List.of();
        }
        var stage = order(request, withColumns(load, output), output).table(named(output));
        return MySqlLook.at(db, name)
                .map(table -> NewColumns.of(load, stage, table.table(), true))
                .filter(columns -> columns.are(Contract.EVOLVE))
                .map(columns -> columns.columns().stream()
                        .map(column -> add(columns, column, approved))
                        .toList())
                .orElse(List.of());
    }

    private Runnable add(NewColumns columns, StageColumn column, Predicate<String> approved) {
        var ddl = ddl(columns, column);
        if (!approved.test(db.render(ddl))) {
            throw new Drifted(columns.reason(column) + " any more");
        }
        db.execute(ddl);
        return () -> drop(columns, column);
    }

    /** Unless somebody has put something in. */
    private void drop(NewColumns columns, StageColumn column) {
        var table = columns.table().quoted();
        if (db.fetch("select 1 from {0} where {1} is not null limit 1", table, column.quoted())
                .isEmpty()) {
            db.execute("alter table {0} drop column {1}", table, column.quoted());
        }
    }

    static SQL ddl(NewColumns columns, StageColumn column) {
        return sql(
                "alter table {0} add column {1} {2} null",
                columns.table().quoted(), column.quoted(), raw(MySqlTypes.of(column.type())));
    }

    /** Whether an output is what a source gave, and no query's answer. */
    boolean isRead(String output) {
        return stages.containsKey(output);
    }

    private void look(Work.Query query, List<Work> works) {
        if (works.stream()
                .anyMatch(work -> work instanceof Work.FromOutput(var load, var from, var then)
                        && load.columns().isEmpty())) {
            keep(query, " limit 0");
        }
    }

    private void makeStage(Load said, String output) {
        var load = withColumns(said, output);
        var order = order(request, load, output);
        var stage = order.table(session.dialect().stage(request, load.number()));
        MySqlStages.create(db, order, stage);
        MySqlStages.settle(db, order, stage);
    }

    private static StageOrder order(String request, Load load, String output) {
        return new StageOrder(request, load, "", output);
    }

    /** The types of what was read are known; those of its stage are wider. */
    private Load withColumns(Load said, String output) {
        var load = isRead(output)
                ? OutputColumns.named(stages.get(output), said)
                : OutputColumns.named(db, Engine.MYSQL, named(output), said);
        return load.destination() instanceof Destination.Table(var name, var create) && !create
                ? MySqlLook.at(db, name)
                        .map(table -> OutputColumns.spelled(load, table.table()))
                        .orElse(load)
                : load;
    }

    Name named(String output) {
        return isRead(output) ? stages.get(output).name() : name(Work.outputTable(output));
    }

    void staged(String output, Staged staged) {
        stages.put(output, staged.table());
    }

    void keep(Work.Query query) {
        keep(query, "");
    }

    private void keep(Work.Query query, String limit) {
        var table = db.render(named(query.output()));
        db.execute("drop temporary table if exists {0}", named(query.output()));
        MySqlRaw.run(
                db,
                "create temporary table " + table + " engine = InnoDB as "
                        + (limit.isEmpty() ? query.sql() : "select * from (" + query.sql() + ") as looked_at" + limit));
    }

    /** The rows of an output in the shape of a load's stage. */
    Staged stage(Load said, String output) {
        var load = withColumns(said, output);
        var order = order(request, load, output);
        var stage = order.table(session.dialect().stage(request, load.number()));
        var makes = order.makes();
        var to = new ArrayList<QueryPart>();
        var from = new ArrayList<QueryPart>();
        for (LoadColumn column : load.columns()) {
            to.add(name(column.to()));
            from.add(sql("s.{0}", name(column.from())));
        }
        if (!makes) {
            to.add(name("_row"));
            from.add(sql("row_number() over ()"));
        }
        db.execute("insert into {0} ({1}) select {2} from {3} s", stage.name(), list(to), list(from), named(output));
        var finish = makes
                ? new io.sluice.target.Dialect.StageFinish(0, 0)
                : new MySqlStageFinish(db, order, stage, isRead(output)).run();
        var left = ((Number) db.fetchValue("select count(*) from {0}", stage.name())).longValue();
        return new Staged(
                load,
                stage,
                left,
                left + finish.rejected() + finish.superseded(),
                0,
                finish.rejected(),
                finish.superseded(),
                "",
                "",
                Instant.EPOCH,
                null);
    }
}
