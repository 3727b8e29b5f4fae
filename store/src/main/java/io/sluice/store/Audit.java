package io.sluice.store;

import static io.sluice.store.jooq.Tables.AUDIT_LOG;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Who did what and when, append-only; each entry carries the hash of the one before, so that a gap or a change shows. */
public final class Audit {

    private static final String START = "0".repeat(64);

    private final DSLContext db;

    Audit(DSLContext db) {
        this.db = db;
    }

    /** One entry of the chain. */
    public record Entry(
            long id,
            Instant at,
            int userId,
            String action,
            String subject,
            String detail,
            String previous,
            String hash) {}

    public void append(int user, String action, String subject, String detail) {
        db.transaction(transaction -> {
            var tx = transaction.dsl();
            tx.execute("lock table audit_log in exclusive mode"); // one chain, one writer at a time
            var last = tx.selectFrom(AUDIT_LOG)
                    .orderBy(AUDIT_LOG.ID.desc())
                    .limit(1)
                    .fetchOptional(Audit::entry);
            var unsealed = new Entry(
                    last.map(Entry::id).orElse(0L) + 1,
                    Instant.now().truncatedTo(ChronoUnit.MICROS),
                    user,
                    Text.storable(action),
                    Text.storable(subject),
                    Text.storable(Redaction.of(detail)),
                    last.map(Entry::hash).orElse(START),
                    "");
            insert(tx, unsealed, hash(unsealed));
        });
    }

    private static void insert(DSLContext tx, Entry entry, String hash) {
        tx.insertInto(AUDIT_LOG)
                .set(AUDIT_LOG.ID, entry.id())
                .set(AUDIT_LOG.AT, entry.at())
                .set(AUDIT_LOG.USER_ID, entry.userId())
                .set(AUDIT_LOG.ACTION, entry.action())
                .set(AUDIT_LOG.SUBJECT, entry.subject())
                .set(AUDIT_LOG.DETAIL, entry.detail())
                .set(AUDIT_LOG.PREVIOUS, entry.previous())
                .set(AUDIT_LOG.HASH, hash)
                .execute();
    }

    /** Newest first. */
    public List<Entry> list(int limit) {
        return db.selectFrom(AUDIT_LOG)
                .orderBy(AUDIT_LOG.ID.desc())
                .limit(limit)
                .fetch(Audit::entry);
    }

    /** The first entry at which the chain is broken; empty when it is whole. */
    public OptionalLong firstBroken() {
        var expected = START;
        long id = 0;
        for (var entry : db.selectFrom(AUDIT_LOG).orderBy(AUDIT_LOG.ID).fetch(Audit::entry)) {
            id++;
            if (entry.id() != id
                    || !entry.previous().equals(expected)
                    || !entry.hash().equals(hash(entry))) {
                return OptionalLong.of(id);
            }
            expected = entry.hash();
        }
        return OptionalLong.empty();
    }

    private static String hash(Entry entry) {
        return Json.sha256(Json.write(List.of(
                entry.previous(),
                entry.id(),
                entry.at().toString(),
                entry.userId(),
                entry.action(),
                entry.subject(),
                entry.detail())));
    }

    private static Entry entry(Record row) {
        return new Entry(
                row.get(AUDIT_LOG.ID),
                row.get(AUDIT_LOG.AT),
                row.get(AUDIT_LOG.USER_ID),
                row.get(AUDIT_LOG.ACTION),
                row.get(AUDIT_LOG.SUBJECT),
                row.get(AUDIT_LOG.DETAIL),
                row.get(AUDIT_LOG.PREVIOUS),
                row.get(AUDIT_LOG.HASH));
    }
}
