package io.sluice.store;

import static io.sluice.store.jooq.Tables.ASKS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Questions of batches on their way to a worker, and their answers on the way back. */
public final class Asks {

    /** One that nobody took away in this time is nobody's any more. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final DSLContext db;

    Asks(DSLContext db) {
        this.db = db;
    }

    public void put(String id, String questionJson) {
        db.deleteFrom(ASKS).where(ASKS.ASKED_AT.lt(Instant.now().minus(KEPT))).execute();
        db.insertInto(ASKS).set(ASKS.ID, id).set(ASKS.QUESTION, questionJson).execute();
    }

    /** Empty when its asker has given up. */
    public Optional<String> question(String id) {
        return db.select(ASKS.QUESTION).from(ASKS).where(ASKS.ID.eq(id)).fetchOptional(ASKS.QUESTION);
    }

    public void answer(String id, String answerJson) {
        db.update(ASKS).set(ASKS.ANSWER, answerJson).where(ASKS.ID.eq(id)).execute();
    }

    /** Takes the answer away; empty where there is none. */
    public Optional<String> take(String id) {
        return db.deleteFrom(ASKS).where(ASKS.ID.eq(id)).returning(ASKS.ANSWER).fetchOptional(ASKS.ANSWER);
    }
}
