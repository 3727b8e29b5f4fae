package io.sluice.target;

import static io.sluice.target.SluiceTables.REQUEST;
import static io.sluice.target.SluiceTables.STEP;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.sluice.connector.RowStream;
import io.sluice.connector.RowStream.Reject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** Cuts a row stream into pages, each one transaction with its rows, its rejects and the ledger's cursor. */
final class StagePages {

    private static final int ROWS = 5_000;
    /** At a page's end reader and server wait for each other: what the line holds must be little against a page. */
    private static final long BYTES = 16_000_000;

    private static final long NANOS = 1_000_000_000;
    /** A source of rejects only must not fill the disk with them. */
    private static final long KEPT_REJECTS = 10_000;

    private final TargetSession session;
    private final StageOrder order;
    private final StageTable table;
    private final Claim claim;
    private final RowStream rows;
    private final List<Reject> pending = new ArrayList<>();
    private boolean more;
    private long bytes;

    StagePages(TargetSession session, StageOrder order, StageTable table, Claim claim, RowStream rows) {
        this.session = session;
        this.order = order;
        this.table = table;
        this.claim = claim;
        this.rows = rows;
    }

    /** Reads past the rows that an earlier attempt staged; their rejects are kept already. */
    void skipWhatIsStaged() {
        var begun = cursor();
        do {
            more = rows.advance();
            rows.takeRejects().stream()
                    .filter(reject -> reject.line() > begun.seen())
                    .forEach(pending::add);
        } while (more && rows.line() <= begun.line());
    }

    boolean more() {
        return more;
    }

    long bytes() {
        return bytes;
    }

    void next() {
        claim.once(this::page);
    }

    void seal(Instant at) {
        claim.once(db -> {
            keepRejects(db);
            var finish = session.dialect().finish(session, order, table);
            var cursor = cursor().at(cursor().line(), Long.MAX_VALUE, rows.tally());
            var gone = finish.rejected() + finish.superseded();
            return new Claim.Page(-gone, cursor.sealed(finish, at).json(), digest());
        });
    }

    private String digest() {
        return String.valueOf(claim.entry().digest());
    }

    private StageCursor cursor() {
        return StageCursor.of(String.valueOf(claim.entry().cursor()));
    }

    private Claim.Page page(DSLContext db) {
        var digest = new ChainedDigest(digest());
        var end = System.nanoTime() + NANOS;
        long line = 0;
        try (var writer = session.dialect().write(session, table, claim.entry().page() + 1, digest)) {
            long written = 0;
            do {
                line = rows.line();
                writer.write(rows.row(), line);
                written++;
                more = rows.advance();
            } while (more && !(digest.atBoundary() && full(written, writer.bytes(), end)));
            var count = writer.finish();
            bytes += writer.bytes();
            keepRejects(db);
            var seen = more ? rows.line() - 1 : Long.MAX_VALUE;
            return new Claim.Page(count, cursor().at(line, seen, rows.tally()).json(), digest.value());
        }
    }

    private static boolean full(long rows, long bytes, long end) {
        return rows >= ROWS && (bytes >= BYTES || System.nanoTime() >= end);
    }

    private void keepRejects(DSLContext db) {
        pending.addAll(rows.takeRejects());
        var kept = cursor().rejected();
        for (var reject : pending) {
            if (kept++ < KEPT_REJECTS) {
                keep(db, reject);
            }
        }
        pending.clear();
    }

    private void keep(DSLContext db, Reject reject) {
        db.insertInto(session.dialect().tables().rejects())
                .set(REQUEST, order.request())
                .set(STEP, order.load().number())
                .set(field(name("line"), Long.class), reject.line())
                .set(field(name("reason"), String.class), reject.reason())
                .set(field(name("raw"), String.class), reject.raw().replace("\0", "\\0"))
                .execute();
    }
}
