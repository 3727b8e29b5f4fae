package io.sluice.store;

import static io.sluice.store.jooq.Tables.COMMITS;
import static io.sluice.store.jooq.Tables.PIPELINES;
import static io.sluice.store.jooq.Tables.SCHEDULES;

import io.sluice.pipeline.Pipeline;
import io.sluice.schedule.Budget;
import io.sluice.schedule.OnDrift;
import io.sluice.schedule.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The schedules: what each replays, in which options, and what of it is approved. */
public final class Schedules {

    private final DSLContext db;

    Schedules(DSLContext db) {
        this.db = db;
    }

    /** What became of a creation: a name belongs to one definition while it lives. */
    public sealed interface Creation {}

    public record Created(StoredSchedule schedule) implements Creation {}

    /** The same under the same name: asking twice is asking once. */
    public record Same(StoredSchedule schedule) implements Creation {}

    public record Taken(StoredSchedule schedule) implements Creation {}

    /** The id that its first request was to have belongs to another. */
    public record IdTaken(StoredRequest request) implements Creation {}

    /**
     * The schedule and the row of its first request, or neither. {@code first} says how that is approved and read. One under the same name
     * of which nothing is approved and nothing goes on gives its place up.
     */
    public Creation create(NewSchedule schedule, First first) {
        return db.transactionResult(transaction -> {
            var tx = transaction.dsl();
            var all = new Schedules(tx);
            lock(tx, schedule.name());
            var request = first.request(schedule, firstId(tx, schedule.name()));
            var holder = new Requests(tx).find(request.id());
            var there = all.find(schedule.name());
            if (there.isEmpty() && holder.isPresent()) {
                return new IdTaken(holder.get());
            }
            if (there.isPresent() && holder.isEmpty() && all.cameToNothing(there.get())) {
                all.delete(schedule.name());
            }
            if (insert(tx, schedule, request.id()) == 0) {
                var stored = all.find(schedule.name()).orElseThrow();
                return stored.definition().equals(storable(schedule)) ? new Same(stored) : new Taken(stored);
            }
            new Requests(tx).insert(request);
            return new Created(all.find(schedule.name()).orElseThrow());
        });
    }

    /** Makes the first request of a schedule. */
    @FunctionalInterface
    public interface First {
        NewRequest request(NewSchedule schedule, String id);
    }

    /** Of two that say it at once one makes it, and the other finds it made. */
    private static void lock(DSLContext tx, String name) {
        tx.select(SCHEDULES.NAME)
                .from(SCHEDULES)
                .where(SCHEDULES.NAME.eq(name))
                .forUpdate()
                .execute();
    }

    private static String firstId(DSLContext tx, String name) {
        var lives = tx.fetchCount(PIPELINES, PIPELINES.SCHEDULE.eq(name).and(PIPELINES.REPLAYS.isNull()));
        return name + "-first" + (lives == 0 ? "" : "-" + (lives + 1));
    }

    private static int insert(DSLContext tx, NewSchedule given, String first) {
        var schedule = storable(given);
        var every = schedule.timing().every();
        return tx.insertInto(SCHEDULES)
                .set(SCHEDULES.NAME, schedule.name())
                .set(SCHEDULES.USER_ID, schedule.userId())
                .set(SCHEDULES.SENTENCE, schedule.sentence())
                .set(SCHEDULES.REQUEST, schedule.request())
                .set(SCHEDULES.CRON, schedule.timing().cron().toArray(String[]::new))
                .set(SCHEDULES.EVERY_SECONDS, every == null ? null : every.toSeconds())
                .set(SCHEDULES.WORDS, schedule.timing().words())
                .set(SCHEDULES.TIMEZONE, schedule.timezone())
                .set(SCHEDULES.ON_NAMES, schedule.on().toArray(String[]::new))
                .set(SCHEDULES.INTO_NAMES, schedule.into().toArray(String[]::new))
                .set(SCHEDULES.FILES, schedule.files())
                .set(SCHEDULES.BUDGET, Json.column(schedule.budget()))
                .set(SCHEDULES.ON_DRIFT, schedule.onDrift().name())
                .set(SCHEDULES.CATCH_UP_SECONDS, schedule.catchUp().toSeconds())
                .set(SCHEDULES.FIRST_REQUEST, first)
                .set(SCHEDULES.PAUSED, false)
                .set(SCHEDULES.NOTE, "")
                .set(SCHEDULES.CREATED_AT, DSL.currentInstant())
                .set(SCHEDULES.DELETED_AT, (Instant) null)
                .onConflict(SCHEDULES.NAME)
                .doUpdate()
                .setAllToExcluded()
                .where(SCHEDULES.DELETED_AT.isNotNull())
                .execute();
    }

    private static NewSchedule storable(NewSchedule given) {
        return new NewSchedule(
                given.name(),
                given.userId(),
                Text.storable(Redaction.of(given.sentence())),
                Text.storable(Redaction.of(given.request())),
                given.timing(),
                given.timezone(),
                given.on(),
                given.into(),
                given.files(),
                given.budget(),
                given.onDrift(),
                given.catchUp());
    }

    /** One that was not deleted. */
    public Optional<StoredSchedule> find(String name) {
        return fetch(SCHEDULES.NAME.eq(name)).stream().findFirst();
    }

    /** All that live, by name. */
    public List<StoredSchedule> list() {
        return fetch(DSL.noCondition());
    }

    /**
     * The request whose pipeline the next firing replays: the latest that was committed and stands, for a person or the policy approved
     * it. A backfill's is none.
     */
    public Optional<StoredRequest> approved(StoredSchedule schedule) {
        return db.select(PIPELINES.REQUEST_ID)
                .from(PIPELINES)
                .join(COMMITS)
                .on(COMMITS.PIPELINE_ID.eq(PIPELINES.ID))
                .where(ofLife(schedule), PIPELINES.OUTCOME.eq("committed"), PIPELINES.WINDOW_FROM.isNull())
                .orderBy(COMMITS.COMMITTED_AT.desc(), PIPELINES.ID.desc())
                .limit(1)
                .fetchOptional(PIPELINES.REQUEST_ID)
                .map(new Requests(db)::load);
    }

    /** Its requests, newest first. */
    public List<StoredRequest> requests(StoredSchedule schedule, int limit) {
        return db
                .select(PIPELINES.REQUEST_ID)
                .from(PIPELINES)
                .where(ofLife(schedule))
                .orderBy(PIPELINES.ID.desc())
                .limit(limit)
                .fetch(PIPELINES.REQUEST_ID)
                .stream()
                .map(new Requests(db)::load)
                .toList();
    }

    private static Condition ofLife(StoredSchedule schedule) {
        return PIPELINES.SCHEDULE.eq(schedule.name()).and(PIPELINES.CREATED_AT.ge(schedule.createdAt()));
    }

    /** The row of one firing and its draft, or what is there already. */
    public StoredRequest fire(NewRequest request, Pipeline replayed, AuthorStamp author) {
        return db.transactionResult(transaction -> {
            var tx = transaction.dsl();
            var insertion = new Requests(tx).insert(request);
            if (insertion instanceof Requests.Inserted) {
                new Drafts(tx).save(request.id(), replayed, author, null);
            }
            return insertion.request();
        });
    }

    public boolean pause(String name, boolean paused, String note) {
        return db.update(SCHEDULES)
                        .set(SCHEDULES.PAUSED, paused)
                        .set(SCHEDULES.NOTE, Text.storable(note))
                        .where(SCHEDULES.NAME.eq(name), SCHEDULES.DELETED_AT.isNull())
                        .execute()
                == 1;
    }

    private boolean cameToNothing(StoredSchedule schedule) {
        return approved(schedule).isEmpty()
                && !db.fetchExists(PIPELINES, ofLife(schedule).and(Requests.OPEN));
    }

    /** The names that are free again since then. */
    public List<String> deletedSince(Instant instant) {
        return db.select(SCHEDULES.NAME)
                .from(SCHEDULES)
                .where(SCHEDULES.DELETED_AT.ge(instant))
                .orderBy(SCHEDULES.NAME)
                .fetch(SCHEDULES.NAME);
    }

    /** Its requests and what they committed stay. */
    public boolean delete(String name) {
        return db.update(SCHEDULES)
                        .set(SCHEDULES.DELETED_AT, DSL.currentInstant())
                        .where(SCHEDULES.NAME.eq(name), SCHEDULES.DELETED_AT.isNull())
                        .execute()
                == 1;
    }

    private List<StoredSchedule> fetch(Condition which) {
        return db.selectFrom(SCHEDULES)
                .where(which, SCHEDULES.DELETED_AT.isNull())
                .orderBy(SCHEDULES.NAME)
                .fetch(Schedules::stored);
    }

    private static StoredSchedule stored(Record row) {
        var seconds = row.get(SCHEDULES.EVERY_SECONDS);
        var timing = new Timing(
                List.of(row.get(SCHEDULES.CRON)),
                seconds == null ? null : Duration.ofSeconds(seconds),
                row.get(SCHEDULES.WORDS));
        var definition = new NewSchedule(
                row.get(SCHEDULES.NAME),
                row.get(SCHEDULES.USER_ID),
                row.get(SCHEDULES.SENTENCE),
                row.get(SCHEDULES.REQUEST),
                timing,
                row.get(SCHEDULES.TIMEZONE),
                List.of(row.get(SCHEDULES.ON_NAMES)),
                List.of(row.get(SCHEDULES.INTO_NAMES)),
                row.get(SCHEDULES.FILES),
                Json.read(row.get(SCHEDULES.BUDGET), Budget.class),
                OnDrift.valueOf(row.get(SCHEDULES.ON_DRIFT)),
                Duration.ofSeconds(row.get(SCHEDULES.CATCH_UP_SECONDS)));
        return new StoredSchedule(
                definition,
                row.get(SCHEDULES.FIRST_REQUEST),
                row.get(SCHEDULES.PAUSED),
                row.get(SCHEDULES.NOTE),
                row.get(SCHEDULES.CREATED_AT));
    }
}
