package io.sluice.target;

import static io.sluice.target.SluiceTables.BACKEND;
import static io.sluice.target.SluiceTables.COMMITTED_AT;
import static io.sluice.target.SluiceTables.CURSOR;
import static io.sluice.target.SluiceTables.DIGEST;
import static io.sluice.target.SluiceTables.FENCE;
import static io.sluice.target.SluiceTables.PAGE;
import static io.sluice.target.SluiceTables.PART;
import static io.sluice.target.SluiceTables.REQUEST;
import static io.sluice.target.SluiceTables.ROWS;
import static io.sluice.target.SluiceTables.SOURCE;
import static io.sluice.target.SluiceTables.STEP;
import static io.sluice.target.SluiceTables.TARGET;
import static io.sluice.target.SluiceTables.UNDONE_AT;
import static io.sluice.target.SluiceTables.matches;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.pipeline.TableName;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** The rows in a target that make effects happen exactly once. */
public final class Ledger {

    private final TargetSession session;
    private final Table<Record> ledger;

    public Ledger(TargetSession session) {
        this.session = session;
        this.ledger = session.dialect().tables().ledger();
    }

    public Optional<Entry> read(Part part) {
        return read(session.db(), part);
    }

    /**
     * Makes this session the only one that may work on a part: ends the session of the attempt before, whose locks would block us, and
     * raises the fence, so that whatever it still tries is rolled back.
     */
    public Claim takeFence(Part part) {
        return takeFence(part, entry -> entry);
    }

    /** The same, and in the same transaction sets the part back, or leaves it, as {@code start} decides. */
    public Claim takeFence(Part part, UnaryOperator<Entry> start) {
        while (true) {
            var before = read(part);
            before.map(Entry::backend)
                    .filter(backend -> !backend.equals(session.backend()))
                    .ifPresent(backend -> session.dialect().end(session, backend));
            var claim = session.transaction(db -> claim(db, part, before.orElse(null), start));
            if (claim != null) {
                return claim;
            }
        }
    }

    /** Holds a request to its sentence: the first hash that a target saw is the only one it takes. */
    public void holdTo(String request, String sentenceHash) {
        var part = Part.sentence(request);
        if (read(part).isEmpty()) {
            insertIfAbsent(part, sentenceHash);
        }
        var known = read(part).orElseThrow();
        if (!sentenceHash.equals(known.digest())) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    session.target(),
                    session.target() + " already holds a request " + request + " with another sentence",
                    "Give this request an id of its own",
                    null);
        }
    }

    /** Another request that added a source of this content to the table and was not undone: its id and when. */
    public Optional<String> loadedBy(TableName table, String sourceDigest, String notBy) {
        return session.db()
                .select(REQUEST, COMMITTED_AT)
                .from(ledger)
                .where(
                        SOURCE.eq(sourceDigest),
                        TARGET.eq(table.qualified()),
                        PART.eq("commit"),
                        UNDONE_AT.isNull(),
                        REQUEST.ne(notBy))
                .orderBy(COMMITTED_AT.desc())
                .limit(1)
                .fetchOptional(
                        row -> row.get(REQUEST) + " (" + row.get(COMMITTED_AT).toInstant() + ")");
    }

    private @Nullable Claim claim(DSLContext db, Part part, @Nullable Entry before, UnaryOperator<Entry> start) {
        if (before == null) {
            return insert(db, part)
                    ? new Claim(session, write(db, start.apply(read(db, part).orElseThrow())))
                    : null;
        }
        var raised = db.update(ledger)
                .set(FENCE, FENCE.plus(1))
                .set(BACKEND, session.backend())
                .where(matches(part), FENCE.eq(before.fence()))
                .execute();
        return raised == 0
                ? null
                : new Claim(session, write(db, start.apply(read(db, part).orElseThrow())));
    }

    private Entry write(DSLContext db, Entry entry) {
        db.update(ledger)
                .set(PAGE, entry.page())
                .set(CURSOR, entry.cursor())
                .set(ROWS, entry.rows())
                .set(DIGEST, entry.digest())
                .where(matches(entry.part()))
                .execute();
        return entry;
    }

    private void insertIfAbsent(Part part, String digest) {
        session.transaction(db -> {
            if (insert(db, part)) {
                db.update(ledger).set(DIGEST, digest).where(matches(part)).execute();
            }
            return part;
        });
    }

    /** False where another attempt was faster: its row is plainly there, whatever the engine calls that error. */
    private boolean insert(DSLContext db, Part part) {
        try {
            db.insertInto(ledger, REQUEST, STEP, PART, FENCE, BACKEND, PAGE, ROWS)
                    .values(part.request(), part.step(), part.name(), 1L, session.backend(), 0L, 0L)
                    .execute();
            return true;
        } catch (DataAccessException e) {
            if (!session.dialect().duplicate(e)) {
                throw e;
            }
            return rolledBack(db);
        }
    }

    /** PostgreSQL refuses everything after an error in a transaction. */
    private boolean rolledBack(DSLContext db) {
        db.connection(connection -> connection.rollback());
        return false;
    }

    private Optional<Entry> read(DSLContext db, Part part) {
        return db.select(FENCE, BACKEND, PAGE, CURSOR, ROWS, DIGEST)
                .from(ledger)
                .where(matches(part))
                .fetchOptional(row -> new Entry(
                        part,
                        row.get(FENCE),
                        row.get(BACKEND),
                        row.get(PAGE),
                        row.get(CURSOR),
                        row.get(ROWS),
                        row.get(DIGEST)));
    }
}
