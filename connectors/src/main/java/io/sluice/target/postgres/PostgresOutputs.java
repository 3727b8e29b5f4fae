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
import io.sluice.target.Dialect.StageFinish;
import io.sluice.target.OutputColumns;
import io.sluice.target.StageOrder;
import io.sluice.target.StageTable;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import io.sluice.target.Work;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;

/** What earlier steps put out: the stages of what was read, and of queries temporary tables that live as long as the transaction. */
final class PostgresOutputs {

    private final DSLContext db;
    private final Map<String, Staged> read = new HashMap<>();
    private final Map<Name, Name> moved = new HashMap<>();

    PostgresOutputs(DSLContext db) {
        this.db = db;
    }

    Name named(String output) {
        var staged = read.get(output);
        return staged == null
                ? name("pg_temp", Work.outputTable(output))
                : moved.getOrDefault(staged.table().name(), staged.table().name());
    }

    void staged(String output, Staged staged) {
        read.put(output, staged);
    }

    /** A stage has become a table. */
    void moved(Name stage, Name table) {
        moved.put(stage, table);
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
        return read.containsKey(output);
    }

    private Load withColumns(Load said, String output) {
        var load = OutputColumns.named(db, Engine.POSTGRESQL, named(output), said);
        return load.destination() instanceof Destination.Table(var name, var create) && !create
                ? PostgresLook.at(db, name)
                        .map(table -> OutputColumns.spelled(load, table))
                        .orElse(load)
                : load;
    }

    /** The rows of an output in the shape of a load's stage; {@code readOnce}: nobody misses its own if that becomes the table. */
    Staged stage(String request, Load said, String output, boolean readOnce) {
        var load = withColumns(said, output);
        return Optional.ofNullable(read.get(output))
                .flatMap(staged -> asItIs(request, load, output, staged, readOnce))
                .orElseGet(() -> copied(request, load, output));
    }

    /** What was read, where the load takes it as it is and leaves nothing of it out: no row is written a second time. */
    private Optional<Staged> asItIs(String request, Load load, String output, Staged staged, boolean readOnce) {
        var order = new StageOrder(request, load, "", output);
        var stage = order.table(staged.table().name());
        if (load.overlaps()
                || !taken(load.columns(), staged.table().columns(), becomesTable(load))
                || becomesTable(load) && !readOnce) {
            return Optional.empty();
        }
        var finish = new PostgresStageFinish(db, order, stage, true);
        if (finish.takesOut(isApart(staged, load.key()))) {
            return Optional.empty();
        }
        finish.giveKey();
        return Optional.of(staged(load, stage, staged.rows(), new StageFinish(0, 0), staged.digest()));
    }

    /** No key comes twice: that was seen to when it was staged. */
    static boolean isApart(Staged read, List<String> key) {
        var newness = read.load().newness();
        return newness != null && newness.key().equals(key);
    }

    /** Under the same names, in the same types. */
    private static boolean taken(List<LoadColumn> columns, List<StageColumn> read, boolean all) {
        var there = read.stream().map(PostgresOutputs::named).toList();
        var asked = columns.stream()
                .filter(column -> column.from().equals(column.to()))
                .map(column -> List.of(column.to(), PostgresTypes.of(column.type())))
                .toList();
        return asked.size() == columns.size() && (all ? there.equals(asked) : there.containsAll(asked));
    }

    private static List<String> named(StageColumn column) {
        return List.of(column.name(), PostgresTypes.of(column.type()));
    }

    private Staged copied(String request, Load load, String output) {
        var order = new StageOrder(request, load, "", output);
        var stage = order.table(place(request, load));
        db.execute(
                "{0} as select {1}, 0 as _part, 0::bigint as _page, row_number() over ({3}) as _row from {2} s",
                made(request, load, stage.name()),
                list(load.columns().stream().map(PostgresOutputs::value).toList()),
                named(output),
                raw(load.key().isEmpty() ? "" : "order by s.ctid")); // of rows with one key the last that came counts
        var finish = new PostgresStageFinish(db, order, stage, isRead(output)).run();
        var left = ((Number) db.fetchValue("select count(*) from {0}", stage.name())).longValue();
        return staged(load, stage, left, finish, "");
    }

    private static Staged staged(Load load, StageTable stage, long rows, StageFinish finish, String digest) {
        return new Staged(
                load,
                stage,
                rows,
                rows + finish.rejected() + finish.superseded(),
                0,
                finish.rejected(),
                finish.superseded(),
                "",
                digest,
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
