package io.sluice.target.mysql;

import static io.sluice.target.SluiceTables.BACKEND;
import static io.sluice.target.SluiceTables.COMMITTED_AT;
import static io.sluice.target.SluiceTables.CURSOR;
import static io.sluice.target.SluiceTables.FENCE;
import static io.sluice.target.SluiceTables.NAME;
import static io.sluice.target.SluiceTables.PAGE;
import static io.sluice.target.SluiceTables.PART;
import static io.sluice.target.SluiceTables.REQUEST;
import static io.sluice.target.SluiceTables.ROWS;
import static io.sluice.target.SluiceTables.STEP;
import static io.sluice.target.SluiceTables.TARGET;
import static org.jooq.impl.DSL.currentTimestamp;
import static org.jooq.impl.DSL.name;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.pipeline.TableName;
import io.sluice.target.Json;
import io.sluice.target.TargetSession;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;

/**
 * The DDL that a transaction owes: noted in the ledger with its effects, done behind its COMMIT by whoever comes first. Each is told done by
 * the name that is gone, so any attempt may do it, and more than once.
 */
final class MySqlOwed {

    private static final String SWAP = "swap";
    private static final String DROP = "drop";

    private final TargetSession session;
    private final DSLContext db;
    private final Table<Record> ledger;

    MySqlOwed(TargetSession session) {
        this.session = session;
        this.db = session.db();
        this.ledger = session.dialect().tables().ledger();
    }

    /** Which table is to get which name. */
    record Rename(String from, String schema, String table) {

        Name to() {
            return name(schema, table);
        }
    }

    /** From the COMMIT on, the stage is the table and no stage any more. */
    void swap(String request, int step, Touched touch) {
        var stage = touch.table.place().last();
        db.deleteFrom(session.dialect().tables().stages())
                .where(REQUEST.eq(request), NAME.eq(stage))
                .execute();
        owe(request, step, SWAP, stage, touch.table.table().name());
    }

    /** An emptied table goes, unless somebody has put rows in before it could. */
    void drop(String request, int ordinal, TableName table, String aside) {
        owe(request, ordinal, DROP, aside, table);
    }

    private void owe(String request, int step, String part, String from, TableName table) {
        db.insertInto(ledger)
                .set(REQUEST, request)
                .set(STEP, step)
                .set(PART, part)
                .set(FENCE, 1L)
                .set(BACKEND, session.backend())
                .set(PAGE, 0L)
                .set(CURSOR, Json.write(new Rename(from, table.schema(), table.table())))
                .set(ROWS, 0L)
                .set(TARGET, table.qualified())
                .execute();
    }

    void complete(String request) {
        var owed = REQUEST.eq(request).and(PART.in(SWAP, DROP)).and(PAGE.eq(0L));
        for (var row : db.select(STEP, PART, CURSOR).from(ledger).where(owed).fetch()) {
            var rename = Json.read(row.get(CURSOR), Rename.class);
            if (row.get(PART).equals(SWAP)) {
                swap(rename);
            } else {
                drop(rename);
            }
            db.update(ledger)
                    .set(PAGE, 1L)
                    .set(COMMITTED_AT, currentTimestamp())
                    .where(owed, STEP.eq(row.get(STEP)), PART.eq(row.get(PART)))
                    .execute();
        }
    }

    private void swap(Rename swap) {
        try {
            db.execute("rename table {0} to {1}", name(swap.from), swap.to());
        } catch (DataAccessException e) {
            if (MySqlErrors.tableExists(e)) {
                throw inTheWay(swap, e);
            }
            if (!MySqlErrors.noSuchTable(e)) {
                throw e;
            }
        }
    }

    /** Aside first, where nobody writes to it, then looked at. */
    private void drop(Rename drop) {
        var aside = name(drop.from);
        try {
            db.execute("rename table {0} to {1}", drop.to(), aside);
        } catch (DataAccessException e) {
            if (!MySqlErrors.noSuchTable(e) && !MySqlErrors.tableExists(e)) {
                throw e;
            }
        }
        if (MySqlLook.columns(db, drop.from).isEmpty()) {
            return;
        }
        if (db.fetch("select 1 from {0} limit 1", aside).isEmpty()) {
            db.execute("drop table {0}", aside);
        } else {
            db.execute("rename table {0} to {1}", aside, drop.to());
        }
    }

    private ConnectorException inTheWay(Rename swap, DataAccessException e) {
        var table = swap.schema + "." + swap.table;
        return new ConnectorException(
                Fault.CONTRACT_BROKEN,
                session.target(),
                table + " came into being in the moment of the commit; the rows are safe in " + swap.from,
                "Rename or drop " + table + ", then resume",
                e);
    }
}
