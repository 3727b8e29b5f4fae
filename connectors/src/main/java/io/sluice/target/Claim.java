package io.sluice.target;

import static io.sluice.target.SluiceTables.COMMITTED_AT;
import static io.sluice.target.SluiceTables.CURSOR;
import static io.sluice.target.SluiceTables.DIGEST;
import static io.sluice.target.SluiceTables.FENCE;
import static io.sluice.target.SluiceTables.PAGE;
import static io.sluice.target.SluiceTables.ROWS;
import static io.sluice.target.SluiceTables.matches;
import static org.jooq.impl.DSL.currentTimestamp;

import org.jooq.DSLContext;

/** An attempt's right to work on a part, good until another attempt takes the fence. */
public final class Claim {

    private final TargetSession session;
    private Entry entry;

    Claim(TargetSession session, Entry entry) {
        this.session = session;
        this.entry = entry;
    }

    /** How far the part came when it was claimed, or with this claim's last page. */
    public Entry entry() {
        return entry;
    }

    /** What a page did: the rows it added, and cursor and digest after it. */
    public record Page(long rows, String cursor, String digest) {}

    /** Applies the effect and moves the part by one page in one transaction, unless that was done or another attempt took over. */
    public void once(Effect effect) {
        entry = session.transaction(db -> move(db, effect.apply(db)));
    }

    /** The same in a transaction that the caller began. */
    public Entry move(DSLContext db, Page page) {
        var moved = db.update(session.dialect().tables().ledger())
                .set(PAGE, entry.page() + 1)
                .set(CURSOR, page.cursor())
                .set(ROWS, ROWS.plus(page.rows()))
                .set(DIGEST, page.digest())
                .set(COMMITTED_AT, currentTimestamp())
                .where(matches(entry.part()), PAGE.eq(entry.page()), FENCE.eq(entry.fence()))
                .execute();
        if (moved == 0) {
            throw new Overtaken(entry.part()); // rolls back; the caller reads the ledger
        }
        return new Entry(
                entry.part(),
                entry.fence(),
                entry.backend(),
                entry.page() + 1,
                page.cursor(),
                entry.rows() + page.rows(),
                page.digest());
    }

    /** Changes the target and says what the page holds. */
    @FunctionalInterface
    public interface Effect {
        Page apply(DSLContext db);
    }
}
