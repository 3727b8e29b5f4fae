package io.sluice.target.postgres;

import static io.sluice.target.Application.SHOWN;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;

import io.sluice.target.TableEffect.Sample;
import io.sluice.target.TargetTable;
import io.sluice.target.TargetTable.TargetColumn;
import io.sluice.target.UndoEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;

/**
 * Puts the rows of a table back by their images. A row that still bears the number of our transaction, or was put back by an undo to what
 * that had left, has not been touched since; every other one that we wrote is a conflict and stays as it is.
 */
final class UndoWritten {

    private final DSLContext db;
    private final String request;
    private final UndoHeader header;
    private final TargetTable table;
    /** Which rows {@code t} are as our transaction left them; told when the table is locked. */
    private Condition untouched = falseCondition();

    UndoWritten(DSLContext db, String request, UndoHeader header, TargetTable table) {
        this.db = db;
        this.request = request;
        this.header = header;
        this.table = table;
    }

    UndoEffect run() {
        db.execute("lock table {0} in share row exclusive mode", table.quoted());
        var gone = kept().columns(db).stream()
                .filter(column -> table.column(column).isEmpty())
                .findFirst();
        if (gone.isPresent()) {
            return UndoEffect.never(
                    header.table(), "its column " + gone.get() + " is gone, so that its rows cannot be put back");
        }
        PlainJoins.inMemory(db);
        var takenBack = TakenBack.of(db, table, request);
        takenBack.trace(kept());
        untouched = takenBack.written(xid -> condition("{0} = {1}", xid, val(header.xid())));
        long followers = PlainJoins.withoutLoops(db, () -> new UndoFollowers(db, table).of(ours()));
        if (followers > 0) {
            return UndoEffect.never(
                    header.table(),
                    followers + " rows of other tables refer to rows that came in and would go with them");
        }
        var samples = new ArrayList<Sample>(conflicting());
        var conflicts = count("select count(*) {0}", touchedByOthers());
        long removed = PlainJoins.withoutLoops(db, () -> {
            samples.addAll(removedRows());
            return db.execute("delete from {0} t where {1}", table.quoted(), ours());
        });
        var back = putBack();
        PostgresMade.changed(db, table, back.returned - removed);
        return new UndoEffect(
                header.table(),
                removed,
                back.restored,
                back.returned,
                false,
                conflicts + missing(removed),
                samples,
                null);
    }

    /** Rows that came in by our transaction and that nobody has touched. */
    private Condition ours() {
        return condition("{0} and not exists (select 1 from {1} u where {2})", untouched, images(), same());
    }

    /** Rows that came in and are gone or changed by now. */
    private long missing(long removed) {
        return header.inserted() - removed;
    }

    /** Rows that had changed, and rows that were gone. */
    private record Back(long restored, long returned) {}

    /**
     * Rows that stand in the way of each other go out, all others are changed back, then those come in that are out or were gone: each finds
     * its unique values free. It is one statement, for foreign keys are looked at when it ends; that each part waits for the one before is
     * what the counts are for.
     */
    private Back putBack() {
        if (table.key().isEmpty() || ofThen().findAny().isEmpty()) {
            return new Back(0, 0);
        }
        var wandering = new WanderingRows(db, table)
                .among(images(), same().and(untouched).and("not u.gone"));
        var then = ofThen().map(UndoWritten::quoted).toList();
        var now = table.columns().stream()
                .filter(column -> !column.generated())
                .map(UndoWritten::quoted)
                .toList();
        var counts = db.fetchSingle(
                """
                with gone as (
                  delete from {0} t using {1} u where {2} and {3} returning jsonb_populate_record(t.*, u.old) as was),
                changed as ({4}),
                returned as (
                  insert into {0} ({5}) overriding system value
                  select {6} from {1} u, lateral jsonb_populate_record(null::{0}, u.old) r
                   where u.gone and not exists (select 1 from {0} t where {2}) and (select count(*) from changed) >= 0
                  returning 1),
                again as (
                  insert into {0} ({7}) overriding system value
                  select {8} from gone g where (select count(*) from changed) >= 0
                  returning 1)
                select (select count(*) from changed) + (select count(*) from again), (select count(*) from returned)""",
                table.quoted(),
                images(),
                same(),
                wandering,
                changed(not(wandering)),
                list(then),
                list(then.stream().map(column -> sql("r.{0}", column)).toList()),
                list(now),
                list(now.stream().map(column -> sql("(g.was).{0}", column)).toList()));
        return new Back(counts.get(0, Long.class), counts.get(1, Long.class));
    }

    private QueryPart changed(Condition wanted) {
        if (writable().isEmpty()) {
            return sql("select 1 where false");
        }
        return sql("""
                update {0} t set {1} from {2} u, lateral jsonb_populate_record(null::{0}, u.old) r
                 where {3} and {4} and not u.gone and to_jsonb(t.*) <> u.old and {5} and (select count(*) from gone) >= 0
                returning 1""", table.quoted(), list(assignments()), images(), same(), untouched, wanted);
    }

    /** Rows with an image that others changed, deleted or made anew, unless they are back to what they were already. */
    private QueryPart touchedByOthers() {
        if (table.key().isEmpty()) {
            return sql("from {0} u where {1}", images(), falseCondition());
        }
        return sql("""
                from {0} u left join {1} t on {2}
                 where (u.gone and t.tableoid is not null or not u.gone and (t.tableoid is null or not ({3})))
                   and to_jsonb(t.*) is distinct from u.old""", images(), table.quoted(), same(), untouched);
    }

    private List<Sample> conflicting() {
        return db.fetch(
                        "select u.old::text, case when t.tableoid is null then null else to_jsonb(t.*)::text end {0} limit {1}",
                        table.key().isEmpty()
                                ? sql("from {0} u, {1} t where false", images(), table.quoted())
                                : touchedByOthers(),
                        inline(SHOWN))
                .map(row ->
                        new Sample("conflict", row.get(0, String.class), row.get(1, String.class), "touched since"));
    }

    private List<Sample> removedRows() {
        return db.fetch(
                        "select to_jsonb(t.*)::text from {0} t where {1} limit {2}",
                        table.quoted(), ours(), inline(SHOWN))
                .map(row -> new Sample("delete", row.get(0, String.class), null, ""));
    }

    private QueryPart images() {
        return kept().rows();
    }

    private KeptRows kept() {
        return KeptRows.of(table, request, header.image() == null ? null : name("sluice", header.image()));
    }

    private Condition same() {
        return table.key().isEmpty() ? falseCondition() : kept().same();
    }

    private List<QueryPart> assignments() {
        return writable().stream()
                .map(column -> (QueryPart) sql("{0} = r.{0}", quoted(column)))
                .toList();
    }

    private List<TargetColumn> writable() {
        return ofThen().filter(column -> !table.key().contains(column.name())).toList();
    }

    /** What a column has that came since is nothing of ours. */
    private Stream<TargetColumn> ofThen() {
        var then = kept().columns(db);
        return table.columns().stream().filter(column -> !column.generated() && then.contains(column.name()));
    }

    private static Name quoted(TargetColumn column) {
        return name(column.name());
    }

    private long count(String sql, QueryPart part) {
        return ((Number) db.fetchValue(sql, part)).longValue();
    }
}
