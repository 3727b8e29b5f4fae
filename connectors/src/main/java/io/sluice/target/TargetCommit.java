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
import static org.jooq.impl.DSL.currentTimestamp;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Changes a target's own tables exactly once: effects, undo images and ledger rows are one transaction. */
public final class TargetCommit {

    private static final int RETRIES = 5;

    private final TargetSession session;
    private final Watch watch;
    private final Predicate<String> approved;

    public TargetCommit(TargetSession session, Watch watch) {
        this(session, watch, ddl -> true);
    }

    /** {@code approved} says of a statement that gives a table a column whether a person has seen it. */
    public TargetCommit(TargetSession session, Watch watch, Predicate<String> approved) {
        this.session = session;
        this.watch = watch;
        this.approved = approved;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** The target holds the change: by this call, or by one before it. */
    public record Booked(List<TableEffect> effects) implements Result {}

    /** The state of a stream was moved since its rows were read; nothing was changed. */
    public record Outrun(String stream) implements Result {}

    /** The change was not what was proven; nothing was changed. */
    public record OverBudget(List<TableEffect> measured) implements Result {}

    /** What the ledger says; where an attempt died behind its COMMIT, the rest is done. */
    public static Optional<Booked> booked(TargetSession session, String request) {
        return new Ledger(session)
                .read(Part.commit(request))
                .filter(entry -> entry.page() == 1)
                .map(entry -> completed(session, entry));
    }

    private static Booked completed(TargetSession session, Entry entry) {
        session.dialect().complete(session, entry.part().request());
        return booked(entry);
    }

    /** Whether an attempt has come as far as to claim the commit. */
    public static boolean begun(TargetSession session, String request) {
        return new Ledger(session).read(Part.commit(request)).isPresent();
    }

    public Result run(String request, List<Work> works, Predicate<List<TableEffect>> withinBudget) {
        return run(request, works, (application, effects) -> withinBudget.test(effects), () -> {});
    }

    /**
     * {@code asProven} looks at what was made and what that does; {@code last} runs when all is done but the COMMIT; if it throws, nothing
     * happens here either.
     */
    public Result run(
            String request, List<Work> works, BiPredicate<Application, List<TableEffect>> asProven, Runnable last) {
        for (int attempt = 1; ; attempt++) {
            var claim = new Ledger(session).takeFence(Part.commit(request));
            if (claim.entry().page() == 1) {
                return completed(session, claim.entry());
            }
            Runnable back = () -> {};
            try {
                session.dialect().prepare(session, request, works);
                back = session.dialect().evolve(session, request, works, approved);
                var result = session.snapshot(db -> once(db, claim, works, asProven, last));
                session.dialect().complete(session, request);
                return result;
            } catch (Exceeded e) {
                back.run();
                return new OverBudget(e.effects);
            } catch (Moved e) {
                back.run();
                return new Outrun(e.stream);
            } catch (DataAccessException e) {
                if (attempt == RETRIES || !session.dialect().serialization(e)) {
                    throw e;
                }
            }
        }
    }

    private Result once(
            DSLContext db,
            Claim claim,
            List<Work> works,
            BiPredicate<Application, List<TableEffect>> asProven,
            Runnable last) {
        var application =
                session.dialect().application(session, claim.entry().part().request());
        application.apply(works);
        var effects = application.finish();
        var seen = effects.stream()
                .flatMap(effect -> effect.columns().ddl().stream())
                .allMatch(approved);
        if (!seen || !asProven.test(application, effects)) {
            throw new Exceeded(effects);
        }
        works.forEach(work -> writeStep(db, claim, work));
        works.forEach(work -> moveState(db, claim, work));
        var booking = Booking.of(effects);
        claim.move(db, new Claim.Page(booking.touched(), Json.write(booking), Digests.of(Json.write(booking))));
        watch.check(); // the last moment at which a cancel changes nothing
        last.run();
        return new Booked(effects);
    }

    private void writeStep(DSLContext db, Claim claim, Work work) {
        var staged = work.staged();
        db.insertInto(session.dialect().tables().ledger())
                .set(REQUEST, claim.entry().part().request())
                .set(STEP, work.step())
                .set(PART, "commit")
                .set(FENCE, claim.entry().fence())
                .set(BACKEND, session.backend())
                .set(PAGE, 1L)
                .set(ROWS, staged == null ? 0 : staged.rows())
                .set(DIGEST, work.digest())
                .set(TARGET, work.target())
                .set(SOURCE, staged == null ? null : staged.sourceDigest())
                .set(COMMITTED_AT, currentTimestamp())
                .execute();
    }

    /** The ledger keeps what the state was, for the day it is taken back. */
    private void moveState(DSLContext db, Claim claim, Work work) {
        var staged = work.staged();
        var advance = staged == null ? null : staged.advance();
        if (advance == null) {
            return;
        }
        var request = claim.entry().part().request();
        if (!new States(db, session.dialect()).move(advance.from(), advance.to(), request)) {
            throw new Moved(advance.from().key().stream());
        }
        var part = Part.state(request, work.step());
        db.insertInto(session.dialect().tables().ledger())
                .set(REQUEST, part.request())
                .set(STEP, part.step())
                .set(PART, part.name())
                .set(FENCE, claim.entry().fence())
                .set(BACKEND, session.backend())
                .set(PAGE, 1L)
                .set(ROWS, 0L)
                .set(CURSOR, Json.write(advance))
                .set(COMMITTED_AT, currentTimestamp())
                .execute();
    }

    private static Booked booked(Entry entry) {
        return new Booked(
                Json.read(String.valueOf(entry.cursor()), Booking.class).effects());
    }

    private static final class Moved extends RuntimeException {
        private final String stream;

        Moved(String stream) {
            this.stream = stream;
        }
    }

    private static final class Exceeded extends RuntimeException {
        private final transient List<TableEffect> effects;

        Exceeded(List<TableEffect> effects) {
            this.effects = effects;
        }
    }
}
