package io.sluice.store;

import static io.sluice.store.jooq.Tables.IDEMPOTENCY_KEYS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Replies to calls that carried an Idempotency-Key, kept for 24 hours. */
public final class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);

    /** No call takes longer: one that never replied died with its process, and may be made again. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(3);

    private final DSLContext db;

    IdempotencyKeys(DSLContext db) {
        this.db = db;
    }

    /** A call that was made under a key; {@code reply} is absent while it is still being worked on. */
    public record Call(String fingerprint, @Nullable Reply reply) {}

    /** What was answered. */
    public record Reply(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            String body) {}

    /** Takes a key for a call; empty when it was free, else what it was used for. */
    public Optional<Call> take(int user, String key, String fingerprint) {
        db.deleteFrom(IDEMPOTENCY_KEYS)
                .where(olderThan(KEPT).or(olderThan(LONGEST_CALL).and(IDEMPOTENCY_KEYS.STATUS.isNull())))
                .execute();
        var taken = db.insertInto(IDEMPOTENCY_KEYS)
                .set(IDEMPOTENCY_KEYS.USER_ID, user)
                .set(IDEMPOTENCY_KEYS.KEY, key)
                .set(IDEMPOTENCY_KEYS.FINGERPRINT, fingerprint)
                .onConflictDoNothing()
                .execute();
        return taken == 1 ? Optional.empty() : find(user, key);
    }

    private Optional<Call> find(int user, String key) {
        return db.selectFrom(IDEMPOTENCY_KEYS).where(named(user, key)).fetchOptional(row -> {
            var status = row.get(IDEMPOTENCY_KEYS.STATUS);
            var reply = status == null
                    ? null
                    : new Reply(
                            status,
                            row.get(IDEMPOTENCY_KEYS.CONTENT_TYPE),
                            row.get(IDEMPOTENCY_KEYS.LOCATION),
                            row.get(IDEMPOTENCY_KEYS.BODY));
            return new Call(row.get(IDEMPOTENCY_KEYS.FINGERPRINT), reply);
        });
    }

    public void keep(int user, String key, Reply reply) {
        db.update(IDEMPOTENCY_KEYS)
                .set(IDEMPOTENCY_KEYS.STATUS, reply.status())
                .set(IDEMPOTENCY_KEYS.CONTENT_TYPE, reply.contentType())
                .set(IDEMPOTENCY_KEYS.LOCATION, reply.location())
                .set(IDEMPOTENCY_KEYS.BODY, reply.body())
                .where(named(user, key))
                .execute();
    }

    /** Gives a key back whose call came to nothing, so that it can be made again. */
    public void release(int user, String key) {
        db.deleteFrom(IDEMPOTENCY_KEYS)
                .where(named(user, key).and(IDEMPOTENCY_KEYS.STATUS.isNull()))
                .execute();
    }

    private static Condition olderThan(Duration age) {
        return IDEMPOTENCY_KEYS.CREATED_AT.lt(Instant.now().minus(age));
    }

    private static Condition named(int user, String key) {
        return IDEMPOTENCY_KEYS.USER_ID.eq(user).and(IDEMPOTENCY_KEYS.KEY.eq(key));
    }
}
