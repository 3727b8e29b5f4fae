package io.sluice.store;

import static io.sluice.store.jooq.Tables.PIPELINES;

import io.sluice.pipeline.Window;
import io.sluice.request.Approval;
import io.sluice.request.Pace;
import io.sluice.request.ProofRef;
import io.sluice.request.Question;
import io.sluice.request.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The requests: one row each, written before its workflow starts. */
public final class Requests {

    /** Of requests that run or wait. */
    static final Condition OPEN = PIPELINES.OUTCOME.in("running", "asked", "awaiting_approval");

    private final DSLContext db;

    Requests(DSLContext db) {
        this.db = db;
    }

    /** What became of an insert: an id is known for ever, and belongs to one sentence. */
    public sealed interface Insertion {
        StoredRequest request();
    }

    public record Inserted(StoredRequest request) implements Insertion {}

    /** The same sentence under the same id: asking twice is asking once. */
    public record Same(StoredRequest request) implements Insertion {}

    /** The id belongs to another sentence. */
    public record Conflict(StoredRequest request) implements Insertion {}

    public Insertion insert(NewRequest request) {
        var sentence = Text.storable(stored(request));
        var scheduled = Optional.ofNullable(request.scheduled());
        var window = scheduled.map(Scheduled::window);
        var inserted = db.insertInto(PIPELINES)
                .set(PIPELINES.REQUEST_ID, request.id())
                .set(PIPELINES.USER_ID, request.userId())
                .set(PIPELINES.PROMPT_TEXT, sentence)
                .set(PIPELINES.ON_NAMES, request.on().toArray(String[]::new))
                .set(PIPELINES.INTO_NAMES, request.into().toArray(String[]::new))
                .set(PIPELINES.FILES, request.files())
                .set(PIPELINES.APPROVAL, request.approval().name())
                .set(PIPELINES.PACE, request.pace().name())
                .set(PIPELINES.SAID_AT, request.now())
                .set(PIPELINES.TIMEZONE, request.timezone())
                .set(PIPELINES.WRITTEN_IN, request.writtenIn().word())
                .set(PIPELINES.SCHEDULE, scheduled.map(Scheduled::schedule).orElse(null))
                .set(PIPELINES.REPLAYS, scheduled.map(Scheduled::replays).orElse(null))
                .set(PIPELINES.WINDOW_FROM, window.map(Window::from).orElse(null))
                .set(PIPELINES.WINDOW_TO, window.map(Window::to).orElse(null))
                .onConflict(PIPELINES.REQUEST_ID)
                .doNothing()
                .execute();
        var stored = find(request.id()).orElseThrow();
        if (inserted == 1) {
            return new Inserted(stored);
        }
        return stored.sentence().equals(sentence) ? new Same(stored) : new Conflict(stored);
    }

    /** A statement runs as it was written: hiding a part of it would make it another one. */
    private static String stored(NewRequest request) {
        return request.writtenIn() == WrittenIn.SQL ? request.sentence() : Redaction.of(request.sentence());
    }

    /** By the request's id or the pipeline's number. */
    public Optional<StoredRequest> find(String idOrNumber) {
        return db.selectFrom(PIPELINES).where(named(idOrNumber)).fetchOptional(Requests::stored);
    }

    /** Like {@link #find}, for ids that must be there. */
    public StoredRequest load(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no request " + id));
    }

    /** Newest first; {@code beforePipelineId} continues a list. */
    public List<StoredRequest> list(int limit, @Nullable Integer beforePipelineId) {
        return db.selectFrom(PIPELINES)
                .where(beforePipelineId == null ? DSL.noCondition() : PIPELINES.ID.lt(beforePipelineId))
                .orderBy(PIPELINES.ID.desc())
                .limit(limit)
                .fetch(Requests::stored);
    }

    /** Requests that still move or wait and that nobody wrote about for {@code quiet}: the reconciler looks whether they live. */
    public List<StoredRequest> open(Duration quiet) {
        return db.selectFrom(PIPELINES)
                .where(OPEN)
                .and(DSL.coalesce(PIPELINES.UPDATED_AT, PIPELINES.CREATED_AT)
                        .le(Instant.now().minus(quiet)))
                .orderBy(PIPELINES.ID)
                .fetch(Requests::stored);
    }

    /**
     * The workflow run's {@code transition}-th transition. A late repeat of an earlier one changes nothing; another run of the same
     * workflow (a resume, a reset, a restart) counts anew.
     */
    public void standing(String request, String run, int transition, Standing standing) {
        var known = PIPELINES.RUN.isDistinctFrom(run).or(PIPELINES.TRANSITION.le(transition));
        write(standing, PIPELINES.REQUEST_ID.eq(request).and(known), run, transition);
    }

    /** Takes a request that ended too early up again; false when another call was first, or it has come further by now. */
    public boolean reopen(String request) {
        return db.update(PIPELINES)
                        .set(PIPELINES.OUTCOME, "running")
                        .set(PIPELINES.STATUS, "running")
                        .set(PIPELINES.UPDATED_AT, now())
                        .where(PIPELINES.REQUEST_ID.eq(request), PIPELINES.OUTCOME.in("failed", "partly_committed"))
                        .execute()
                == 1;
    }

    /** Ends a request whose workflow is gone; nothing happens when it has ended already. */
    public boolean close(String request, Standing standing) {
        return write(standing, PIPELINES.REQUEST_ID.eq(request).and(OPEN), null, 0) == 1;
    }

    /** The request's effects were taken back, wholly or in part. */
    public void undone(String request) {
        db.update(PIPELINES)
                .set(PIPELINES.OUTCOME, "undone")
                .set(PIPELINES.UPDATED_AT, now())
                .where(PIPELINES.REQUEST_ID.eq(request))
                .execute();
    }

    /** How many repairs were tried so far. */
    public void repaired(String request, int attempts) {
        db.update(PIPELINES)
                .set(PIPELINES.REPAIRS, DSL.greatest(PIPELINES.REPAIRS, DSL.val(attempts)))
                .where(PIPELINES.REQUEST_ID.eq(request))
                .execute();
    }

    /** How what is there differs from what the schedule's pipeline was approved against. */
    public void drifted(String request, List<String> differences) {
        db.update(PIPELINES)
                .set(
                        PIPELINES.DRIFT,
                        Json.column(differences.stream().map(Text::storable).toList()))
                .where(PIPELINES.REQUEST_ID.eq(request))
                .execute();
    }

    /** Empty when nothing differs. */
    public List<String> drift(String request) {
        return db.select(PIPELINES.DRIFT)
                .from(PIPELINES)
                .where(PIPELINES.REQUEST_ID.eq(request), PIPELINES.DRIFT.isNotNull())
                .fetchOptional(row -> Json.readList(row.get(PIPELINES.DRIFT), String.class))
                .orElse(List.of());
    }

    private int write(Standing standing, Condition which, @Nullable String run, int transition) {
        var question = standing.question();
        var error = standing.error();
        var resumable = standing.resumable();
        return db.update(PIPELINES)
                .set(PIPELINES.PHASE, standing.phase())
                .set(PIPELINES.STATUS, standing.status())
                .set(PIPELINES.OUTCOME, standing.outcome())
                .set(PIPELINES.QUESTION, question == null ? null : Json.column(question))
                .set(PIPELINES.ERROR, error == null ? null : Json.column(error))
                .set(PIPELINES.RESUMABLE, resumable == null ? null : Json.column(resumable))
                .set(PIPELINES.RUN, run)
                .set(PIPELINES.TRANSITION, transition)
                .set(PIPELINES.UPDATED_AT, now())
                .where(which)
                .execute();
    }

    private static Field<Instant> now() {
        return DSL.field("clock_timestamp()", Instant.class);
    }

    private static Condition named(String idOrNumber) {
        return idOrNumber.matches("[0-9]{1,9}")
                ? PIPELINES.ID.eq(Integer.valueOf(idOrNumber))
                : PIPELINES.REQUEST_ID.eq(idOrNumber);
    }

    private static StoredRequest stored(Record row) {
        var question = row.get(PIPELINES.QUESTION);
        var error = row.get(PIPELINES.ERROR);
        var resumable = row.get(PIPELINES.RESUMABLE);
        return new StoredRequest(
                row.get(PIPELINES.REQUEST_ID),
                row.get(PIPELINES.ID),
                row.get(PIPELINES.USER_ID),
                row.get(PIPELINES.PROMPT_TEXT),
                List.of(row.get(PIPELINES.ON_NAMES)),
                List.of(row.get(PIPELINES.INTO_NAMES)),
                row.get(PIPELINES.FILES),
                Approval.valueOf(row.get(PIPELINES.APPROVAL)),
                Pace.valueOf(row.get(PIPELINES.PACE)),
                row.get(PIPELINES.SAID_AT),
                row.get(PIPELINES.TIMEZONE),
                WrittenIn.of(row.get(PIPELINES.WRITTEN_IN)),
                scheduled(row),
                row.get(PIPELINES.STATUS),
                row.get(PIPELINES.OUTCOME),
                row.get(PIPELINES.PHASE),
                row.get(PIPELINES.REPAIRS),
                question == null ? null : Json.read(question, Question.class),
                error == null ? null : Json.read(error, RequestError.class),
                resumable == null ? null : Json.read(resumable, ProofRef.class),
                row.get(PIPELINES.CREATED_AT),
                row.get(PIPELINES.UPDATED_AT));
    }

    private static @Nullable Scheduled scheduled(Record row) {
        var schedule = row.get(PIPELINES.SCHEDULE);
        var from = row.get(PIPELINES.WINDOW_FROM);
        var to = row.get(PIPELINES.WINDOW_TO);
        return schedule == null
                ? null
                : new Scheduled(
                        schedule, row.get(PIPELINES.REPLAYS), from == null || to == null ? null : new Window(from, to));
    }
}
