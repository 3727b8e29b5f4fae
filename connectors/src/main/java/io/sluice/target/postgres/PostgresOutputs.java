package io.sluice.target.postgres;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step.Load;
import io.sluice.target.StageOrder;
import io.sluice.target.Staged;
import io.sluice.target.Work;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Name;

/** What queries put out: temporary tables that live as long as the transaction. */
final class PostgresOutputs {

    private final DSLContext db;

    PostgresOutputs(DSLContext db) {
        this.db = db;
    }

    Name named(String output) {
        return name("pg_temp", Work.outputTable(output));
    }

    void keep(Work.Query query) {
        PostgresRaw.run(
                db,
                "create temp table " + db.render(name(Work.outputTable(query.output()))) + " on commit drop as "
                        + query.sql());
        db.execute("analyze {0}", named(query.output()));
    }

    /** The rows of an output in the shape of a load's stage. */
    Staged stage(String request, Load load, String output) {
        var order = new StageOrder(request, load, "", output);
        var stage = order.table(name("pg_temp", "sluice_load_" + load.number()));
        var rows = db.execute(
                "create temp table {0} on commit drop as select {1}, 0 as _part, 0::bigint as _page, row_number() over () as _row from {2} s",
                name(stage.name().last()),
                list(load.columns().stream().map(PostgresOutputs::value).toList()),
                named(output));
        var finish = new PostgresStageFinish(db, order, stage).run();
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
                Instant.EPOCH);
    }

    private static org.jooq.QueryPart value(LoadColumn column) {
        return sql(
                "cast(s.{0} as {1}) as {2}",
                name(column.from()), raw(PostgresTypes.of(column.type())), name(column.to()));
    }
}
