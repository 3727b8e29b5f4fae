package io.sluice.target.postgres;

import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * How the server joins many rows: in memory, and not in loops. Of the images that a transaction has just written there are no statistics: the
 * server takes them for one row, and would look through all of them once for every row of the
 * table.
 */
final class PlainJoins {

    /** What we do to a table is done at once and by one session: joins of many rows that spill to disk take twice as long. */
    private static final String ROOM =
            "select set_config('work_mem', '128MB', true) where pg_size_bytes(current_setting('work_mem')) < 134217728";

    private PlainJoins() {}

    /** Until the transaction ends. */
    static void inMemory(DSLContext db) {
        db.fetch(ROOM);
    }

    /** For work that reads the table from end to end anyway. A failure ends the transaction, and with it the setting. */
    static <T> T withoutLoops(DSLContext db, Supplier<T> work) {
        db.execute("set local enable_nestloop = off");
        var result = work.get();
        db.execute("set local enable_nestloop to default");
        return result;
    }
}
