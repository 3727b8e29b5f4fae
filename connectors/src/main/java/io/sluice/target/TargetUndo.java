package io.sluice.target;

import static io.sluice.target.SluiceTables.CHANGED;
import static io.sluice.target.SluiceTables.CREATED_AT;
import static io.sluice.target.SluiceTables.DELETED;
import static io.sluice.target.SluiceTables.INSERTED;
import static io.sluice.target.SluiceTables.KIND;
import static io.sluice.target.SluiceTables.PART;
import static io.sluice.target.SluiceTables.REQUEST;
import static io.sluice.target.SluiceTables.STEP;
import static io.sluice.target.SluiceTables.TARGET;
import static io.sluice.target.SluiceTables.UNDONE_AT;
import static org.jooq.impl.DSL.currentTimestamp;
import static org.jooq.impl.DSL.select;

import io.sluice.pipeline.TableName;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Takes a commit back exactly once: what it does, it does in one transaction with the ledger's rows. */
public final class TargetUndo {

    private static final int RETRIES = 5;

    private final TargetSession session;

    public TargetUndo(TargetSession session) {
        this.session = session;
    }

    /** How many rows an earlier undo of this request put back, if there was one. */
    public static OptionalLong undone(TargetSession session, String request) {
        return new Ledger(session)
                .read(Part.undo(request))
                .filter(entry -> entry.page() == 1)
                .map(entry -> OptionalLong.of(entry.rows()))
                .orElse(OptionalLong.empty());
    }

    /** A request that wrote to a table, and when by the clock of the target. */
    public record Later(String request, TableName table, Instant at) {}

    /** Requests that wrote to a table after this one and were not taken back, latest first; they are undone before it. */
    public List<Later> later(String request, TableName table) {
        var tables = session.dialect().tables();
        var at = select(CREATED_AT).from(tables.undo()).where(REQUEST.eq(request), TARGET.eq(table.qualified()));
        var standing = select(REQUEST).from(tables.ledger()).where(STEP.eq(0), PART.eq("commit"), UNDONE_AT.isNull());
        // a table that was put in another's place is another one, though it may hold the same
        var wrote = KIND.ne("written").or(INSERTED.plus(CHANGED).plus(DELETED).gt(0L));
        return session.db()
                .select(REQUEST, CREATED_AT)
                .from(tables.undo())
                .where(TARGET.eq(table.qualified()), CREATED_AT.gt(at), REQUEST.in(standing), wrote)
                .orderBy(CREATED_AT.desc())
                .fetch(row ->
                        new Later(row.get(REQUEST), table, row.get(CREATED_AT).toInstant()));
    }

    /** What it would do now; everything is taken back. */
    public List<UndoEffect> rehearse(String request) {
        session.dialect().complete(session, request); // what the commit may have left behind
        return session.rehearse(db -> {
            session.dialect().limitLocks(db, 2);
            return session.dialect().undo(session, request);
        });
    }

    /**
     * Does it if it is still what was planned; {@code last} runs when all is done but the COMMIT. True if the target holds it now, by this
     * call or one before; false if it would be something else by now, and nothing was changed.
     */
    public boolean run(String request, Predicate<List<UndoEffect>> asPlanned, Runnable last) {
        for (int attempt = 1; ; attempt++) {
            var claim = new Ledger(session).takeFence(Part.undo(request));
            session.dialect().complete(session, request);
            if (claim.entry().page() == 1) {
                last.run();
                return true;
            }
            try {
                session.snapshot(db -> once(db, claim, request, asPlanned, last));
                session.dialect().complete(session, request);
                return true;
            } catch (Outdated e) {
                return false;
            } catch (DataAccessException e) {
                if (attempt == RETRIES || !session.dialect().serialization(e)) {
                    throw e;
                }
            }
        }
    }

    private Entry once(
            DSLContext db, Claim claim, String request, Predicate<List<UndoEffect>> asPlanned, Runnable last) {
        var effects = session.dialect().undo(session, request);
        if (!asPlanned.test(effects)) {
            throw new Outdated();
        }
        var ledger = session.dialect().tables().ledger();
        db.update(ledger)
                .set(UNDONE_AT, currentTimestamp())
                .where(REQUEST.eq(request), PART.eq("commit"))
                .execute();
        new StateUndo(db, session.dialect()).of(request);
        var rows = effects.stream().mapToLong(UndoEffect::rows).sum();
        var entry = claim.move(db, new Claim.Page(rows, "", Digests.of(request)));
        last.run();
        return entry;
    }

    private static final class Outdated extends RuntimeException {}
}
