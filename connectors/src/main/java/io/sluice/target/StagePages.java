package io.sluice.target;

import static io.sluice.target.SluiceTables.REQUEST;
import static io.sluice.target.SluiceTables.STEP;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.sluice.connector.AskedToWait;
import io.sluice.connector.RowStream;
import io.sluice.connector.RowStream.Mark;
import io.sluice.connector.RowStream.Reject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Cuts a row stream into pages, each one transaction with its rows, its rejects and the ledger's cursor. */
final class StagePages {

    private static final int PATIENCE = 4;
    /** A source of rejects only must not fill the disk with them. */
    private static final long KEPT_REJECTS = 10_000;

    private final TargetSession session;
    private final StageOrder order;
    private final StageTable table;
    private final Claim claim;
    private final RowStream rows;
    private final StageLimits limits;
    private final RisingKeys keys;
    private final List<Reject> pending = new ArrayList<>();
    private boolean more;
    private @Nullable AskedToWait asked;
    /** Whether the source marks its places: then it does so at its first row. */
    private boolean marks;

    private long bytes;

    StagePages(
            TargetSession session,
            StageOrder order,
            StageTable table,
            Claim claim,
            RowStream rows,
            StageLimits limits) {
        this.limits = limits;
        this.session = session;
        this.order = order;
        this.table = table;
        this.claim = claim;
        this.rows = rows;
        this.keys = new RisingKeys(order, table, claim.entry().rows() == 0);
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
        marks = rows.mark() != null;
    }

    boolean more() {
        return more;
    }

    long bytes() {
        return bytes;
    }

    void next() {
        claim.once(this::page);
        if (asked != null) {
            throw asked;
        }
    }

    /** A page ends where the source wants a pause, so that nothing of it has to be read again. */
    private boolean advance() {
        try {
            return rows.advance();
        } catch (AskedToWait e) {
            if (rows.mark() == null) {
                throw e;
            }
            asked = e;
            return false;
        }
    }

    void seal(Instant at) {
        claim.once(db -> {
            keepRejects(db, Long.MAX_VALUE);
            var finish = session.dialect().finish(session, keys.apart() ? order.apart() : order, table);
            var cursor = cursor().at(cursor().line(), Long.MAX_VALUE, rows.tally());
            var gone = finish.rejected() + finish.superseded();
            return new Claim.Page(-gone, cursor.sealed(finish, at, rows.state()).json(), digest());
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
        var end = System.nanoTime() + limits.pageTime().toNanos();
        long line = 0;
        try (var writer = session.dialect().write(session, table, claim.entry().page() + 1, digest)) {
            long written = 0;
            do {
                line = rows.line();
                keys.see(rows.row());
                writer.write(rows.row(), line);
                written++;
                more = advance();
            } while (more && !ends(written, writer.bytes(), digest, end));
            var count = writer.finish();
            bytes += writer.bytes();
            var mark = rows.mark();
            if (mark != null) {
                return marked(db, mark, count, digest.value());
            }
            keepRejects(db, Long.MAX_VALUE);
            var seen = more ? rows.line() - 1 : Long.MAX_VALUE;
            return new Claim.Page(count, cursor().at(line, seen, rows.tally()).json(), digest.value());
        }
    }

    /** A page that ends where another attempt can go on: it will see again what lies between this place and the current row. */
    private Claim.Page marked(DSLContext db, Mark mark, long count, String digest) {
        keepRejects(db, mark.line());
        var here = new StageCursor.Marked(mark, claim.entry().rows() + count, digest);
        var cursor = cursor().at(mark.line(), mark.line(), mark.tally()).marked(here);
        return new Claim.Page(count, cursor.json(), digest);
    }

    /** A source that marks its places is given more room to come to one. */
    private boolean ends(long written, long size, ChainedDigest digest, long end) {
        var late = System.nanoTime() - end;
        var full = written >= limits.pageRows() && (size >= limits.pageBytes() || late >= 0);
        if (marks && (full || late >= 0) && rows.mark() != null) {
            return true;
        }
        return full && digest.atBoundary() && (!marks || size >= PATIENCE * limits.pageBytes());
    }

    /** Those up to a line; what was rejected behind it comes with a later page, or again. */
    private void keepRejects(DSLContext db, long upTo) {
        pending.addAll(rows.takeRejects());
        var kept = cursor().rejected();
        for (var reject : pending) {
            if (reject.line() <= upTo && kept++ < KEPT_REJECTS) {
                keep(db, reject);
            }
        }
        pending.removeIf(reject -> reject.line() <= upTo);
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
