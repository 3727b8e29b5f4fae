package io.sluice.store;

import static io.sluice.store.jooq.Tables.DRAFTS;
import static io.sluice.store.jooq.Tables.PIPELINE_STEPS;

import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.StepText;
import io.sluice.request.DraftRef;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The drafts of each request, version by version, and their steps as rows that others may read. */
public final class Drafts {

    private final DSLContext db;

    Drafts(DSLContext db) {
        this.db = db;
    }

    /** A pipeline that a person wrote as JSON; throws IllegalArgumentException that says what is wrong with it. */
    public static Pipeline read(String json) {
        return Json.parse(json, Pipeline.class);
    }

    /** The JSON that {@link #read} takes. */
    public static String write(Pipeline pipeline) {
        return Json.write(pipeline);
    }

    /** The next version. Saving the latest content again (an activity that is repeated) gives the version that is there. */
    public DraftRef save(String request, Pipeline pipeline, AuthorStamp author, @Nullable Patch patch) {
        var json = Json.write(pipeline);
        var hash = Json.sha256(json);
        return db.transactionResult(transaction -> {
            var tx = transaction.dsl();
            var owner = Owner.lock(tx, request);
            var latest = latest(tx, request);
            if (latest.isPresent() && repeats(latest.get(), hash, patch)) {
                return latest.get().ref();
            }
            var ref = new DraftRef(request, latest.map(d -> d.ref().version()).orElse(0) + 1, hash);
            insert(tx, owner, ref, json, author, patch);
            insertSteps(tx, owner, ref.version(), pipeline);
            return ref;
        });
    }

    private static boolean repeats(StoredDraft latest, String hash, @Nullable Patch patch) {
        var before = latest.patch();
        return latest.ref().hash().equals(hash)
                && (patch == null ? before == null : before != null && before.attempt() == patch.attempt());
    }

    private static void insert(
            DSLContext tx, int owner, DraftRef ref, String json, AuthorStamp author, @Nullable Patch patch) {
        tx.insertInto(DRAFTS)
                .set(DRAFTS.PIPELINE_ID, owner)
                .set(DRAFTS.VERSION, ref.version())
                .set(DRAFTS.HASH, ref.hash())
                .set(DRAFTS.PIPELINE, Json.raw(json))
                .set(DRAFTS.AUTHOR_KIND, author.kind())
                .set(DRAFTS.AUTHOR_NAME, author.name())
                .set(DRAFTS.AUTHOR_PROMPT, author.prompt())
                .set(DRAFTS.PATCH_ATTEMPT, patch == null ? null : patch.attempt())
                .set(DRAFTS.PATCH_PROBLEM, patch == null ? null : patch.problemId())
                .set(DRAFTS.PATCH_REASON, patch == null ? null : Text.storable(patch.reason()))
                .set(DRAFTS.CHANGES_MEANING, patch != null && patch.changesMeaning())
                .execute();
    }

    private static void insertSteps(DSLContext tx, int owner, int version, Pipeline pipeline) {
        for (var step : pipeline.steps()) {
            tx.insertInto(PIPELINE_STEPS)
                    .set(PIPELINE_STEPS.PIPELINE_ID, owner)
                    .set(PIPELINE_STEPS.DRAFT_VERSION, version)
                    .set(PIPELINE_STEPS.STEP_NUMBER, step.number())
                    .set(PIPELINE_STEPS.CODE_TYPE, step.type())
                    .set(PIPELINE_STEPS.SCRIPT_CONTENT, Text.storable(StepText.of(pipeline, step)))
                    .set(PIPELINE_STEPS.DEPENDS_ON, step.dependsOn().toArray(Integer[]::new))
                    .execute();
        }
    }

    /** The pipeline of a draft; its content must be the one the reference names. */
    public Pipeline load(DraftRef ref) {
        var draft = find(ref.request(), ref.version())
                .orElseThrow(() -> new IllegalArgumentException("there is no draft " + ref));
        if (!draft.ref().hash().equals(ref.hash())) {
            throw new IllegalStateException("draft " + ref + " has another content");
        }
        return draft.pipeline();
    }

    public Optional<StoredDraft> find(String request, int version) {
        return db.select()
                .from(DRAFTS)
                .where(DRAFTS.PIPELINE_ID.eq(Owner.of(request)), DRAFTS.VERSION.eq(version))
                .fetchOptional(row -> stored(request, row));
    }

    public Optional<StoredDraft> latest(String request) {
        return latest(db, request);
    }

    /** The version that was proven and committed; a later one may have come after it. */
    public Optional<StoredDraft> committed(String request) {
        return new Commits(db)
                .of(request)
                .map(commit -> new Proofs(db).load(commit.proof()).draft().version())
                .flatMap(version -> find(request, version));
    }

    private static Optional<StoredDraft> latest(DSLContext db, String request) {
        return db.select()
                .from(DRAFTS)
                .where(DRAFTS.PIPELINE_ID.eq(Owner.of(request)))
                .orderBy(DRAFTS.VERSION.desc())
                .limit(1)
                .fetchOptional(row -> stored(request, row));
    }

    /** Every version, first one first. */
    public List<StoredDraft> all(String request) {
        return db.select()
                .from(DRAFTS)
                .where(DRAFTS.PIPELINE_ID.eq(Owner.of(request)))
                .orderBy(DRAFTS.VERSION)
                .fetch(row -> stored(request, row));
    }

    /** Whether any version of the request came from a repair that changes what the sentence means. */
    public boolean changedMeaning(String request) {
        return db.fetchExists(DSL.selectOne()
                .from(DRAFTS)
                .where(DRAFTS.PIPELINE_ID.eq(Owner.of(request)), DRAFTS.CHANGES_MEANING.isTrue()));
    }

    /** What the draft's sandbox run left unproven; a run that is repeated says it anew. */
    public void unproven(DraftRef draft, List<String> what) {
        db.update(DRAFTS)
                .set(
                        DRAFTS.NOT_PROVEN,
                        Json.column(what.stream().map(Text::storable).toList()))
                .where(DRAFTS.PIPELINE_ID.eq(Owner.of(draft.request())), DRAFTS.VERSION.eq(draft.version()))
                .execute();
    }

    public List<String> unproven(DraftRef draft) {
        return db.select(DRAFTS.NOT_PROVEN)
                .from(DRAFTS)
                .where(DRAFTS.PIPELINE_ID.eq(Owner.of(draft.request())), DRAFTS.VERSION.eq(draft.version()))
                .fetchOptional(row -> Json.readList(row.get(DRAFTS.NOT_PROVEN), String.class))
                .orElse(List.of());
    }

    private static StoredDraft stored(String request, Record row) {
        var attempt = row.get(DRAFTS.PATCH_ATTEMPT);
        return new StoredDraft(
                new DraftRef(request, row.get(DRAFTS.VERSION), row.get(DRAFTS.HASH)),
                Json.read(row.get(DRAFTS.PIPELINE), Pipeline.class),
                new AuthorStamp(
                        row.get(DRAFTS.AUTHOR_KIND), row.get(DRAFTS.AUTHOR_NAME), row.get(DRAFTS.AUTHOR_PROMPT)),
                attempt == null
                        ? null
                        : new Patch(
                                attempt,
                                row.get(DRAFTS.PATCH_PROBLEM),
                                row.get(DRAFTS.PATCH_REASON),
                                row.get(DRAFTS.CHANGES_MEANING)),
                row.get(DRAFTS.CREATED_AT));
    }
}
