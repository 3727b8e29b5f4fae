package io.sluice.target.mysql;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step.Load;
import io.sluice.target.StageOrder;
import io.sluice.target.Staged;
import io.sluice.target.TargetSession;
import io.sluice.target.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;

/** What queries put out: temporary tables of the session. The stage of a load from one is made before the transaction, for DDL commits. */
final class MySqlOutputs {

    private final TargetSession session;
    private final DSLContext db;
    private final String request;

    MySqlOutputs(TargetSession session, String request) {
        this.session = session;
        this.db = session.db();
        this.request = request;
    }

    static void prepare(TargetSession session, String request, List<Work> works) {
        for (var work : works) {
            if (work instanceof Work.FromOutput(var load, var output)) {
                var order = order(request, load, output);
                var stage = order.table(session.dialect().stage(request, load.number()));
                MySqlStages.create(session.db(), order, stage);
                MySqlStages.settle(session.db(), order, stage);
            }
        }
    }

    private static StageOrder order(String request, Load load, String output) {
        return new StageOrder(request, load, "", output);
    }

    Name named(String output) {
        return name(Work.outputTable(output));
    }

    void keep(Work.Query query) {
        var table = db.render(named(query.output()));
        db.execute("drop temporary table if exists {0}", named(query.output()));
        MySqlRaw.run(db, "create temporary table " + table + " engine = InnoDB as " + query.sql());
    }

    /** The rows of an output in the shape of a load's stage. */
    Staged stage(Load load, String output) {
        var order = order(request, load, output);
        var stage = order.table(session.dialect().stage(request, load.number()));
        var makes = order.destination().filter(Destination.Table::create).isPresent();
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
        var finish =
                makes ? new io.sluice.target.Dialect.StageFinish(0, 0) : new MySqlStageFinish(db, order, stage).run();
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
}
