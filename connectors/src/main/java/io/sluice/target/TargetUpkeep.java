package io.sluice.target;

import static io.sluice.target.SluiceTables.COMMITTED_AT;
import static io.sluice.target.SluiceTables.CREATED_AT;
import static io.sluice.target.SluiceTables.PART;
import static io.sluice.target.SluiceTables.REQUEST;
import static io.sluice.target.SluiceTables.WHY_NOT;
import static org.jooq.impl.DSL.currentTimestamp;
import static org.jooq.impl.DSL.select;

import java.sql.Timestamp;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Lets go of what a target keeps for a time only: undo images, rows that could not be read, and stages whose request left them behind. Goes
 * by Sluice's own tables, never by a name; the clock is the target's.
 */
public final class TargetUpkeep {

    /** What an undo needs is kept so long, and so is a stage of a request that nobody here knows. */
    public static final int DAYS = 30;

    private static final String LET_GO = "what its undo needs was kept for " + DAYS + " days";

    private final TargetSession session;
    private final SluiceTables tables;

    public TargetUpkeep(TargetSession session) {
        this.session = session;
        this.tables = session.dialect().tables();
    }

    /** How many requests lost their stages, and how many what their undo needs. */
    public record Swept(int stages, int undos) {}

    /** {@code over}: requests that are known to have ended and will not be resumed. */
    public Swept sweep(Predicate<String> over) {
        var stages = leftStages(over);
        stages.forEach(request -> session.dialect().dropStages(session, request));
        var undos = oldUndos();
        undos.forEach(this::forget);
        session.db()
                .deleteFrom(tables.rejects())
                .where(REQUEST.in(
                        select(REQUEST).from(tables.ledger()).where(PART.eq("stage"), COMMITTED_AT.lt(longAgo()))))
                .execute();
        return new Swept(stages.size(), undos.size());
    }

    private List<String> leftStages(Predicate<String> over) {
        var old = session.db()
                .selectDistinct(REQUEST)
                .from(tables.stages())
                .where(CREATED_AT.lt(longAgo()))
                .fetchSet(REQUEST);
        return session.db().selectDistinct(REQUEST).from(tables.stages()).fetch(REQUEST).stream()
                .filter(request -> old.contains(request) || over.test(request))
                .toList();
    }

    private List<String> oldUndos() {
        return session.db()
                .selectDistinct(REQUEST)
                .from(tables.undo())
                .where(CREATED_AT.lt(longAgo()), WHY_NOT.isNull())
                .fetch(REQUEST);
    }

    /** One request's images and the word that they are gone, in one transaction: an undo sees both or neither. */
    private void forget(String request) {
        session.transaction(db -> {
            session.dialect().dropImages(db, request);
            db.deleteFrom(tables.undoRows()).where(REQUEST.eq(request)).execute();
            return sayGone(db, request);
        });
    }

    private int sayGone(DSLContext db, String request) {
        return db.update(tables.undo())
                .set(WHY_NOT, LET_GO)
                .where(REQUEST.eq(request), WHY_NOT.isNull())
                .execute();
    }

    private static Field<Timestamp> longAgo() {
        return currentTimestamp().sub(DAYS);
    }
}
