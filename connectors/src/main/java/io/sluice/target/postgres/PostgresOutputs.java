package io.sluice.target.postgres;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.connector.database.Engine;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.OutputColumns;
import io.sluice.target.StageOrder;
import io.sluice.target.Staged;
import io.sluice.target.Work;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;

/** What earlier steps put out: the stages of what was read, and of queries temporary tables that live as long as the transaction. */
final class PostgresOutputs {

    private final DSLContext db;
    private final Map<String, Name> stages = new HashMap<>();

    PostgresOutputs(DSLContext db) {
        this.db = db;
    }

    Name named(String output) {
        return stages.getOrDefault(output, name("pg_temp", Work.outputTable(output)));
    }

    void staged(String output, Staged staged) {
        stages.put(output, staged.table().name());
    }

    void keep(Work.Query query) {
        PostgresRaw.run(
                db,
                "create temp table " + db.render(name(Work.outputTable(query.output()))) + " on commit drop as "
                        + query.sql());
        db.execute("analyze {0}", named(query.output()));
    }

    /** Whether an output is what a source gave, and no query's answer. */
    boolean isRead(String output) {
        return stages.containsKey(output);
    }

    private Load withColumns(Load said, String output) {
        var load = OutputColumns.named(db, Engine.POSTGRESQL, named(output), said);
        return load.destination() instanceof Destination.Table(var name, var create) && !create
                ? PostgresLook.at(db, name)
                        .map(table -> OutputColumns.spelled(load, table))
                        .orElse(load)
                : load;
    }

    /** The rows of an output in the shape of a load's stage. */
    Staged stage(String request, Load said, String output) {
        var load = withColumns(said, output);
        var order = new StageOrder(request, load, "", output);
        var stage = order.table(place(request, load));
        db.execute(
                "{0} as select {1}, 0 as _part, 0::bigint as _page, row_number() over () as _row from {2} s",
                made(request, load, stage.name()),
                list(load.columns().stream().map(PostgresOutputs::value).toList()),
                named(output));
        var finish = new PostgresStageFinish(db, order, stage, isRead(output)).run();
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

    /** A stage that may become the table itself lies with the other stages; what is only added to a table needs no more than this transaction. */
    private static Name place(String request, Load load) {
        return becomesTable(load)
                ? PostgresStages.place(request, load.number())
                : name("pg_temp", "sluice_load_" + load.number());
    }

    private QueryPart made(String request, Load load, Name stage) {
        if (!becomesTable(load)) {
            return sql("create temp table {0} on commit drop", name(stage.last()));
        }
        PostgresStages.register(db, request, stage);
        return sql("create table {0}", stage);
    }

    private static boolean becomesTable(Load load) {
        return load.mode() == WriteMode.REPLACE
                || load.destination() instanceof Destination.Table(var table, var create) && create;
    }

    private static QueryPart value(LoadColumn column) {
        return sql(
                "cast(s.{0} as {1}) as {2}",
                name(column.from()), raw(PostgresTypes.of(column.type())), name(column.to()));
    }
}
