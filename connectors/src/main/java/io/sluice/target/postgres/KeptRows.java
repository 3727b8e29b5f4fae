package io.sluice.target.postgres;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;

import io.sluice.target.TargetTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as they were before a request's transaction: as JSON among those of all requests, or, many of them, in a table of
 * their {@code own}, which is written in a fraction of the time.
 */
record KeptRows(TargetTable table, String request, @Nullable Name own) {

    private static final String GONE = "sluice_gone";

    /** Keeps the rows {@code t} that meet the condition and are older than this transaction; answers how many. */
    long keep(DSLContext db, Condition rows) {
        return own == null
                ? db.execute("""
                        insert into sluice.undo_rows (request_id, target, key, old)
                        select {0}, {1}, {2}, to_jsonb(t.*) from {3} t where {4} and t.xmin <> pg_current_xact_id()::xid""", val(request), val(target()), key("t"), table.quoted(), rows)
                : db.execute("""
                        insert into {0} select t.*, false from {1} t
                         where {2} and t.xmin <> pg_current_xact_id()::xid""", own, table.quoted(), rows);
    }

    /** Makes their own table. */
    void create(DSLContext db) {
        db.execute(
                "create table {0} as select t.*, false as {1} from {2} t where false", own, name(GONE), table.quoted());
    }

    /** Lets go of them; the rest are none. */
    KeptRows dropped(DSLContext db) {
        if (own == null) {
            db.execute("delete from sluice.undo_rows u where {0}", ofRequest());
        } else {
            db.execute("drop table {0}", own);
        }
        return new KeptRows(table, request, null);
    }

    /** As rows of {@code key}, {@code old} and {@code gone}, whose row {@code u} is told from others by {@link #same}. */
    QueryPart rows() {
        return own == null
                ? sql(
                        "(select key, old, gone from sluice.undo_rows where request_id = {0} and target = {1})",
                        val(request), val(target()))
                : sql(
                        "(select {0} as key, to_jsonb(u.*) - {1} as old, u.{2} as gone from {3} u)",
                        key("u"), val(GONE), name(GONE), own);
    }

    /** The columns that the rows had; none if none are kept. */
    Set<String> columns(DSLContext db) {
        return db
                .fetch("select jsonb_object_keys(u.old) from (select * from {0} u limit 1) u", rows())
                .map(row -> row.get(0, String.class))
                .stream()
                .collect(Collectors.toSet());
    }

    /** That a row {@code t} is the one that a row {@code u} of {@link #rows} speaks of. */
    Condition same() {
        return Before.sameRow(table);
    }

    /** Rows that were in reach of a statement and were not written need not be kept; a row written again equal does, or it would pass as new. */
    long forgetUnchanged(DSLContext db) {
        return db.execute(
                "delete from {0} u using {1} t where {2} and t.xmin <> pg_current_xact_id()::xid",
                place(), table.quoted(), DSL.and(ofRequest(), sameInPlace()));
    }

    /** Tells rows that were deleted from those that changed: later on both may be missing. */
    long markGone(DSLContext db) {
        return db.execute(
                "update {0} u set {1} = true where {2} and not exists (select 1 from {3} t where {4})",
                place(), name(own == null ? "gone" : GONE), ofRequest(), table.quoted(), sameInPlace());
    }

    private QueryPart place() {
        return own == null ? name("sluice", "undo_rows") : own;
    }

    /** Among those of all requests; in a table of their own all are. */
    private Condition ofRequest() {
        return own == null
                ? condition("u.request_id = {0} and u.target = {1}", val(request), val(target()))
                : DSL.trueCondition();
    }

    private Condition sameInPlace() {
        return own == null ? same() : Before.sameKey(table);
    }

    private QueryPart key(String row) {
        List<QueryPart> pairs = table.key().stream()
                .map(column -> (QueryPart) sql("{0}::text, " + row + ".{1}", val(column), name(column)))
                .toList();
        return sql("jsonb_build_object({0})", list(pairs));
    }

    private String target() {
        return table.name().qualified();
    }
}
