package io.sluice.target.mysql;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;

import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.Contract;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Newness;
import io.sluice.target.Dialect.StageFinish;
import io.sluice.target.NewColumns;
import io.sluice.target.StageOrder;
import io.sluice.target.StageTable;
import io.sluice.target.StageTable.StageColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/** Takes out of a complete stage what must not reach the destination; its keys come later, outside the transaction. */
final class MySqlStageFinish {

    private final DSLContext db;
    private final StageOrder order;
    private final StageTable stage;
    private final Optional<MySqlTable> table;
    private final boolean asRead;

    MySqlStageFinish(DSLContext db, StageOrder order, StageTable stage) {
        this(db, order, stage, false);
    }

    /** {@code asRead}: its columns are those of a source, whatever the destination has. */
    MySqlStageFinish(DSLContext db, StageOrder order, StageTable stage, boolean asRead) {
        this.db = db;
        this.order = order;
        this.stage = stage;
        this.asRead = asRead;
        this.table = order.destination()
                .filter(destination -> !destination.create())
                .map(Destination.Table::name)
                .flatMap(name -> MySqlLook.at(db, name));
    }

    StageFinish run() {
        long rejected = rejectWhatDoesNotFit();
        return new StageFinish(rejected, keepOneOfEachKey());
    }

    /** By key the last row wins, as if the rows had come one after the other; only a new row's first stays. */
    private long keepOneOfEachKey() {
        var key = order.load().key();
        return switch (order.load().mode()) {
            case UPSERT, MIRROR -> keepOne(key, "s.`_part` desc, s.`_row` desc");
            case INSERT_NEW -> keepOne(key, "s.`_part`, s.`_row`");
            case APPEND, REPLACE -> order.keyed().map(this::keepNewest).orElse(0L);
        };
    }

    /** A stream may give a row twice, on pages that shift or in windows that overlap: of one key the newest counts, else the last. */
    private long keepNewest(Newness newness) {
        var cursor = newness.cursor();
        var newest = cursor == null ? "" : "s." + db.render(name(cursor)) + " desc, ";
        return keepOne(newness.key(), newest + "s.`_part` desc, s.`_row` desc");
    }

    private long keepOne(List<String> key, String firstBy) {
        var keys = stage.columns().stream()
                .filter(column -> key.contains(column.name()))
                .toList();
        var complete = and(keys.stream()
                .map(column -> condition("s.{0} is not null", column.quoted()))
                .toList());
        return db.execute("""
                delete g from {0} g join (
                  select s.`_part` p, s.`_row` r,
                         row_number() over (partition by {1} order by {2}) n from {0} s where {3}) d
                    on g.`_part` = d.p and g.`_row` = d.r where d.n > 1""", stage.name(), list(keys.stream().map(this::key).toList()), raw(firstBy), complete);
    }

    /** Keys are the same if the table takes them for the same. */
    private QueryPart key(StageColumn column) {
        return table.map(known -> new MySqlValues(known).comparable(column)).orElseGet(() -> exactly(column));
    }

    /** The keys of a source differ wherever their letters do. */
    private QueryPart exactly(StageColumn column) {
        return order.isOutput() && column.type().kind() == Kind.TEXT
                ? sql("cast(s.{0} as binary)", column.quoted())
                : sql("s.{0}", column.quoted());
    }

    private long rejectWhatDoesNotFit() {
        return table.stream().flatMap(this::misfits).mapToLong(this::reject).sum();
    }

    private Stream<MySqlFit> misfits(MySqlTable known) {
        var columns = NewColumns.of(order.load(), stage, known.table(), asRead);
        var homeless = columns.are(Contract.DISCARD_ROW) ? columns.columns() : List.<StageColumn>of();
        return Stream.concat(
                homeless.stream()
                        .map(column ->
                                new MySqlFit(condition("s.{0} is not null", column.quoted()), columns.reason(column))),
                stage.columns().stream().flatMap(column -> MySqlFit.misfits(column, known).stream()));
    }

    private long reject(MySqlFit misfit) {
        var pairs = new ArrayList<QueryPart>();
        for (var column : stage.columns()) {
            pairs.add(inline(column.name()));
            pairs.add(sql("left(s.{0}, 2000)", column.quoted()));
        }
        var rejected = db.execute(
                """
                insert into sluice_rejects (request_id, step, line, reason, raw)
                select {0}, {1}, s.`_row`, {2}, left(json_object({3}), 2000) from {4} s where {5}""",
                val(order.request()),
                val(order.load().number()),
                val(misfit.reason()),
                list(pairs),
                stage.name(),
                misfit.when());
        db.execute("delete s from {0} s where {1}", stage.name(), misfit.when());
        return rejected;
    }
}
