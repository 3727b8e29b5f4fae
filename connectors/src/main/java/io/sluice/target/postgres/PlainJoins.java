package io.sluice.target.postgres;

import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * Keeps the server from joining in loops. Of the images that a transaction has just written there are no statistics: the server takes them
 * for one row, and would look through all of them once for every row of the table.
 */
final class PlainJoins {

    private PlainJoins() {}

    /** For work that reads the table from end to end anyway. A failure ends the transaction, and with it the setting. */
    static <T> T withoutLoops(DSLContext db, Supplier<T> work) {
        db.execute("set local enable_nestloop = off");
        var result = work.get();
        db.execute("set local enable_nestloop to default");
        return result;
    }
}
