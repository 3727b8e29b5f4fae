package io.sluice.target.postgres;

import io.sluice.target.TargetTable;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;

/** The rows of a table as they were before a request's transaction. */
sealed interface KeptRows permits KeptAsJson, KeptApart {

    static KeptRows of(TargetTable table, String request, @Nullable Name own) {
        return own == null ? new KeptAsJson(table, request) : new KeptApart(table, own);
    }

    TargetTable table();

    /** The table in which they are alone, if they are. */
    @Nullable
    Name own();

    /** Keeps the rows {@code t} that meet the condition and are older than this transaction; answers how many. */
    long keep(DSLContext db, Condition rows);

    /** Lets go of them. */
    void drop(DSLContext db);

    /**
     * As rows of {@code key}, {@code old}, {@code gone} and {@code writer}, the number of the transaction that had written the row; null
     * where an earlier version kept it. Its row {@code u} is told from others by {@link #same}.
     */
    QueryPart rows();

    /** Where a row {@code u} of them lies. */
    QueryPart place();

    /** That a row {@code u} of the place is one of them, and the one that a row {@code t} of the table is. */
    Condition sameInPlace();

    /** That a row {@code u} of the place is one of them. */
    Condition inPlace();

    /** The column that says of a row of the place that it was deleted. */
    Name gone();

    /** The key of a row {@code u} of the place. */
    QueryPart key();

    /** Who had written a row {@code u} of the place, as text. */
    QueryPart writer();

    /** Names another writer in a row {@code u} of the place. */
    QueryPart writerSet(QueryPart writer);

    /** The columns that the rows had; none if none are kept. */
    default Set<String> columns(DSLContext db) {
        return db
                .fetch("select jsonb_object_keys(u.old) from (select * from {0} u limit 1) u", rows())
                .map(row -> row.get(0, String.class))
                .stream()
                .collect(Collectors.toSet());
    }

    /** That a row {@code t} is the one that a row {@code u} of {@link #rows} speaks of. */
    default Condition same() {
        return Before.sameRow(table());
    }

    /** Rows that were in reach of a statement and were not written need not be kept; a row written again equal does, or it would pass as new. */
    default long forgetUnchanged(DSLContext db) {
        return db.execute(
                "delete from {0} u using {1} t where {2} and t.xmin <> pg_current_xact_id()::xid",
                place(), table().quoted(), sameInPlace());
    }

    /** Tells rows that were deleted from those that changed: later on both may be missing. */
    default long markGone(DSLContext db) {
        return db.execute(
                "update {0} u set {1} = true where {2} and not exists (select 1 from {3} t where {4})",
                place(), gone(), inPlace(), table().quoted(), sameInPlace());
    }
}
