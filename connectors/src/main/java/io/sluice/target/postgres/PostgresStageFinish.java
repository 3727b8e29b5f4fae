package io.sluice.target.postgres;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;

import io.sluice.pipeline.Contract;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Newness;
import io.sluice.target.Dialect.StageFinish;
import io.sluice.target.NewColumns;
import io.sluice.target.StageOrder;
import io.sluice.target.StageTable;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.TargetTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** Takes out of a complete stage what must not reach the destination, then gives it its key and statistics. */
final class PostgresStageFinish {

    private final DSLContext db;
    private final StageOrder order;
    private final StageTable stage;
    private final boolean asRead;

    PostgresStageFinish(DSLContext db, StageOrder order, StageTable stage) {
        this(db, order, stage, false);
    }

    /** {@code asRead}: its columns are those of a source, whatever the destination has. */
    PostgresStageFinish(DSLContext db, StageOrder order, StageTable stage, boolean asRead) {
        this.db = db;
        this.order = order;
        this.stage = stage;
        this.asRead = asRead;
    }

    StageFinish run() {
        long rejected = rejectWhatDoesNotFit();
        long superseded = keepOneOfEachKey();
        giveKey();
        if (order.isOutput()) {
            PostgresNewTable.withoutOurColumns(db, stage);
        }
        if (readByKey() || order.isOutput()) {
            db.execute("analyze {0}", stage.name());
        }
        return new StageFinish(rejected, superseded);
    }

    /** If it is to be a new table with one. */
    void giveKey() {
        order.destination()
                .filter(Destination.Table::create)
                .filter(table -> !order.load().key().isEmpty())
                .ifPresent(this::addPrimaryKey);
    }

    /** By key the last row wins, as if the rows had come one after the other; only a new row's first stays. */
    private long keepOneOfEachKey() {
        var key = order.load().key();
        return switch (order.load().mode()) {
            case UPSERT, MIRROR -> cameTwice(key) ? keepOne(key, "_part desc, _row desc") : 0;
            case INSERT_NEW -> cameTwice(key) ? keepOne(key, "_part, _row") : 0;
            case APPEND, REPLACE -> order.keyed().map(this::keepNewest).orElse(0L);
        };
    }

    /** Whether there are rows or columns of what was read that must not reach the destination; {@code apart}: no key comes twice. */
    boolean takesOut(boolean apart) {
        return brings()
                || anyIn(misfits())
                || readByKey() && !apart && cameTwice(order.load().key());
    }

    /** Columns that the destination has not. */
    private boolean brings() {
        return destination()
                .filter(table ->
                        !NewColumns.of(order.load(), stage, table, asRead).none())
                .isPresent();
    }

    /** A stream may give a row twice, on pages that shift or in windows that overlap: of one key the newest counts, else the last. */
    private long keepNewest(Newness newness) {
        if (!cameTwice(newness.key())) {
            return 0;
        }
        var cursor = newness.cursor();
        var newest = cursor == null ? "" : db.render(name(cursor)) + " desc nulls last, ";
        return keepOne(newness.key(), newest + "_part desc, _row desc");
    }

    /** Whether the stage will be joined with its destination; else it is read once from end to end, whatever it holds. */
    private boolean readByKey() {
        return switch (order.load().mode()) {
            case UPSERT, MIRROR, INSERT_NEW -> true;
            case APPEND, REPLACE -> false;
        };
    }

    /** Cheaper than putting every row in its order, and nearly always the answer is no. */
    private boolean cameTwice(List<String> key) {
        return Boolean.TRUE.equals(db.fetchValue(
                "select exists (select 1 from {0} where {1} group by {2} having count(*) > 1)",
                stage.name(), complete(key), list(names(key))));
    }

    /** Rows without a key are told apart by nothing. */
    private static Condition complete(List<String> key) {
        return DSL.and(
                key.stream().map(column -> DSL.field(name(column)).isNotNull()).toList());
    }

    private long keepOne(List<String> key, String firstBy) {
        return db.execute("""
                delete from {0} s using (
                  select _part p, _row r, row_number() over (partition by {1} order by {2}) n from {0} where {3}) d
                 where s._part = d.p and s._row = d.r and d.n > 1""", stage.name(), list(names(key)), raw(firstBy), complete(key));
    }

    private long rejectWhatDoesNotFit() {
        var misfits = misfits();
        return anyIn(misfits) ? misfits.stream().mapToLong(this::reject).sum() : 0;
    }

    private List<PostgresFit> misfits() {
        return destination().stream().flatMap(this::misfits).toList();
    }

    private Optional<TargetTable> destination() {
        return order.destination()
                .filter(destination -> !destination.create())
                .flatMap(destination -> PostgresLook.at(db, destination.name()));
    }

    private Stream<PostgresFit> misfits(TargetTable table) {
        var columns = NewColumns.of(order.load(), stage, table, asRead);
        var homeless = columns.are(Contract.DISCARD_ROW) ? columns.columns() : List.<StageColumn>of();
        return Stream.concat(
                homeless.stream()
                        .map(column ->
                                new PostgresFit(DSL.field(column.quoted()).isNotNull(), columns.reason(column))),
                stage.columns().stream().flatMap(column -> table.column(column.name()).stream()
                        .flatMap(to -> PostgresFit.misfits(column, to.nativeType()).stream())));
    }

    /** One look at the stage settles the usual case, in which everything fits. */
    private boolean anyIn(List<PostgresFit> misfits) {
        return !misfits.isEmpty()
                && db.fetchExists(
                        DSL.table(stage.name()),
                        DSL.or(misfits.stream().map(PostgresFit::when).toList()));
    }

    private long reject(PostgresFit misfit) {
        return db.execute(
                """
                with gone as (delete from {0} where {1} returning *)
                insert into sluice.rejects (request_id, step, line, reason, raw)
                select {2}, {3}, _row, {4}, left((to_jsonb(gone) - '_part' - '_page' - '_row')::text, 2000) from gone""",
                stage.name(),
                misfit.when(),
                DSL.val(order.request()),
                DSL.val(order.load().number()),
                DSL.val(misfit.reason()));
    }

    private void addPrimaryKey(Destination.Table table) {
        db.execute(
                "alter table {0} add constraint {1} primary key ({2})",
                stage.name(),
                name(table.name().table() + "_pkey"),
                list(names(order.load().key())));
    }

    private static List<Name> names(List<String> columns) {
        return columns.stream().map(DSL::name).toList();
    }
}
