package io.sluice.ui;

import io.sluice.connection.Check;
import io.sluice.connection.ConnectionCheckActivity;
import io.sluice.durable.FailureDetails;
import io.sluice.pipeline.Change;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.request.AnswerActivity;
import io.sluice.request.Approval;
import io.sluice.request.AuthorActivity;
import io.sluice.request.CommitActivity;
import io.sluice.request.DraftRef;
import io.sluice.request.InspectActivity;
import io.sluice.request.MissingConnection;
import io.sluice.request.Outcome;
import io.sluice.request.PipelineRef;
import io.sluice.request.ProblemRef;
import io.sluice.request.ProofRef;
import io.sluice.request.Question;
import io.sluice.request.RehearseActivity;
import io.sluice.request.SandboxActivity;
import io.sluice.store.AuthorStamp;
import io.sluice.store.CommitRecord;
import io.sluice.store.DiffKind;
import io.sluice.store.DiffRow;
import io.sluice.store.Patch;
import io.sluice.store.Proof;
import io.sluice.store.StepLog;
import io.sluice.store.Store;
import io.sluice.store.UndoPlans.UndoPlan;
import io.sluice.ui.connection.Manifests;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.record.Records;
import io.sluice.undo.LaterWrite;
import io.sluice.undo.UndoActivity;
import io.sluice.undo.UndoPhase;
import io.sluice.undo.UndoRef;
import io.sluice.undo.UndoRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;

/** Activities that behave as the sentence says and write into the real store what the real ones would. */
final class StandIns
        implements AuthorActivity,
                InspectActivity,
                AnswerActivity,
                SandboxActivity,
                RehearseActivity,
                CommitActivity,
                UndoActivity,
                ConnectionCheckActivity {

    private static final AuthorStamp PLANNER = new AuthorStamp("planner", "stand-in", "p1");
    private static final Change CHANGE =
            new Change(List.of(new Change.TableChange("warehouse", "public.orders", 3, 1, 0, 2, 0)), List.of());

    /** Knows one manifest, {@code weather}, whose one setting is a secret; a text that begins with a bracket is none. */
    static final Manifests MANIFESTS = new Manifests() {
        @Override
        public List<String> shipped() {
            return List.of("weather");
        }

        @Override
        public Described describe(Asked asked) {
            if (asked.manifest() != null && asked.manifest().startsWith("[")) {
                throw ApiProblem.badRequest("bad_manifest", asked.name() + " is no manifest", "Send another.");
            }
            var field = new Field("api_key", "Key", null, "string", true, true, null, List.of());
            var mistakes = asked.config().contains("api_key")
                    ? List.<Mistake>of()
                    : List.of(new Mistake("api_key", "is missing"));
            return new Described(asked.name(), "streams: []", 2, 1, List.of(field), mistakes);
        }
    };

    private static final String PLAN = """
            {"tables": [{"connection": "warehouse", "table": "public.orders", "removed": 3, "restored": 1, "returned": 0,
              "dropped": false, "conflicts": 1, "rows": [{"kind": "conflict", "before": "{\\"amount\\": 7}",
              "after": "{\\"amount\\": 9}", "note": "touched since"}]}], "files": []}""";

    private final Store store;
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final Semaphore held = new Semaphore(0);

    StandIns(Store store) {
        this.store = store;
    }

    private boolean says(String request, String words) {
        return store.requests().load(request).sentence().contains(words);
    }

    /** Lets the one request whose sentence says that it is held take its next step. */
    void release() {
        held.release();
    }

    private void awaitsRelease(String request) {
        if (says(request, "it is held")) {
            held.acquireUninterruptibly();
        }
    }

    @Override
    public Drafting draft(String request, List<String> answers) {
        awaitsRelease(request);
        if (says(request, "something") && answers.isEmpty()) {
            return new Unclear(new Question("Which table?", List.of("orders", "old_orders")));
        }
        if (says(request, "from harbour") && store.connections().find("harbour").isEmpty()) {
            return new Unclear(new Question("Which harbour?", List.of(), MissingConnection.named("harbour")));
        }
        if (says(request, "drop everything")) {
            return new Declined(new Outcome.Refused("drop_table", "tables are not dropped", "Delete rows instead."));
        }
        if (says(request, "model is down")) {
            throw FailureDetails.failure(
                    "MODEL_UNREACHABLE", "the model does not answer", new FailureDetails("Start it.", 0), false, null);
        }
        return new Drafted(
                store.drafts().save(request, pipeline("select 1", says(request, "How many")), PLANNER, null));
    }

    @Override
    public Repairing repair(DraftRef draft, ProblemRef problem, int attempt) {
        awaitsRelease(draft.request());
        if (says(draft.request(), "hopeless")) {
            return new Unrepaired("no near name");
        }
        var patch = new Patch(attempt, problem.id(), "the table is called orders", false);
        var text = "select " + (attempt + 1);
        return new Patched(store.drafts().save(draft.request(), pipeline(text, false), PLANNER, patch));
    }

    private static Pipeline pipeline(String text, boolean readOnly) {
        var first = new Step.Bash(
                1, List.of(), "sort /data/sales.csv > /tmp/a.csv", List.of("/data/sales.csv"), List.of("/tmp/a.csv"));
        var second = new Step.Sql(2, List.of(1), "warehouse", text, null);
        return readOnly
                ? new Pipeline(List.of(new Step.Sql(1, List.of(), "warehouse", text, null)), List.of(), List.of(), true)
                : new Pipeline(List.of(first, second), List.of("the file has a header"), List.of(), false);
    }

    @Override
    public Inspection inspect(DraftRef draft) {
        return says(draft.request(), "missing table") && draft.version() == 1
                ? new Faulty(problem(draft, Problem.Kind.MISSING_TABLE, "introspect", "there is no table ordres"))
                : new Sound(new PipelineRef(draft, store.drafts().load(draft).readOnly()));
    }

    @Override
    public Answering answer(PipelineRef pipeline) {
        var columns = "[{\"name\":\"n\",\"type\":\"int64\"}]";
        store.answers().save(pipeline.draft().request(), columns, "[[\"9007199254740993\"]]", false);
        return new Rows(1);
    }

    @Override
    public SandboxResult run(PipelineRef pipeline, int attempt) {
        var draft = pipeline.draft();
        awaitsRelease(draft.request());
        var fails = says(draft.request(), "fails always")
                || says(draft.request(), "fails once") && attempt == 0
                || says(draft.request(), "hangs");
        store.executionLogs().write(draft, attempt, new StepLog(1, Instant.now(), true, "5 rows processed", "", 0, 12));
        store.executionLogs()
                .write(
                        draft,
                        attempt,
                        new StepLog(2, Instant.now(), !fails, "", fails ? "ERROR: no table" : "", fails ? 1 : 0, 3));
        if (!fails) {
            return new Passed();
        }
        var kind = says(draft.request(), "hangs") ? Problem.Kind.TIMEOUT : Problem.Kind.MISSING_TABLE;
        return new Failed(problem(draft, kind, "sandbox_run", "ERROR: no table"));
    }

    private ProblemRef problem(DraftRef draft, Problem.Kind kind, String phase, String message) {
        return store.problems().save(draft.request(), new Problem(kind, phase, 2, message, null, "Name one that is."));
    }

    @Override
    public Rehearsal rehearse(PipelineRef pipeline, Approval approval) {
        var draft = pipeline.draft();
        awaitsRelease(draft.request());
        if (says(draft.request(), "away at first") && failed.add(draft.request())) {
            var details = new FailureDetails("Start the database.", 2);
            throw FailureDetails.failure("UNREACHABLE", "the warehouse does not answer", details, false, null);
        }
        var hash = "proof-" + draft.request() + "-" + draft.version();
        var waits = says(draft.request(), "replace") ? List.of("rows are replaced") : List.<String>of();
        var claims = List.of(new Proof.ClaimResult("no row has an empty amount", true));
        store.proofs()
                .save(new Proof(hash, draft, "rehearsed", CHANGE, claims, waits, List.of(), List.of(), "{}", "{}"));
        store.diffRows()
                .replace(
                        hash,
                        "warehouse.public.orders",
                        DiffKind.CHANGE,
                        List.of(new DiffRow("{\"id\":1,\"amount\":\"1.10\"}", "{\"id\":1,\"amount\":\"2.20\"}", null)));
        store.progress().put(draft.request(), 2, 4, 100, 200);
        return new Sealed(new ProofRef(draft, hash, waits.isEmpty()));
    }

    @Override
    public void dropStages(String request) {}

    @Override
    public Committing commit(ProofRef proof) {
        awaitsRelease(proof.draft().request());
        store.commits().save(new CommitRecord(proof.draft().request(), proof.hash(), CHANGE, Instant.now(), "[]"));
        return new Done();
    }

    @Override
    public Settlement settle(ProofRef proof) {
        return says(proof.draft().request(), "was committed") ? Settlement.ALL : Settlement.NOTHING;
    }

    @Override
    public Checking check(UndoRequest undo) {
        var conflicts = says(undo.request(), "touched") ? 2 : 0;
        store.undoPlans().save(undo.request(), new UndoPlan("plan-" + undo.request(), PLAN));
        var later = says(undo.request(), "written later")
                ? List.of(new LaterWrite("morning-2", "morning", "public.orders"))
                : List.<LaterWrite>of();
        var more = says(undo.request(), "many times") ? 2 : 0;
        return later.isEmpty() || conflicts > 0
                ? new Planned(new UndoRef(undo.request(), "plan-" + undo.request(), 4, conflicts, later, more))
                : new UndoActivity.Overwritten(later, more);
    }

    @Override
    public Applying apply(UndoRef plan, boolean partial) {
        store.requests().undone(plan.request());
        return new Applied(plan.rows(), plan.conflicts());
    }

    @Override
    public void entered(String request, int n, UndoPhase phase) {}

    @Override
    public Check check(String name) {
        var connection = store.connections().find(name).orElseThrow();
        var location = connection.location();
        if (location.equals("rotating.yaml")) {
            store.connections().renewSecret(name, connection.api(), secret -> secret.replace("first", "second"));
        }
        return location.contains("dead")
                ? new Check.Bad("unreachable", false, "nobody listens there", "Start the database.")
                : new Check.Good("PostgreSQL 18", location.contains("reader") || connection.api() != null);
    }

    /** A stream of two records; the stream {@code broken} fails after the first, {@code gone} before it. */
    void read(Records.Wanted wanted, Records.Sink sink) throws IOException {
        if (wanted.stream().equals("gone")) {
            throw ApiProblem.of(HttpStatus.NOT_FOUND, "not_found", "there is no stream gone", "Name another.");
        }
        if (wanted.requests()) {
            sink.request("{\"method\":\"GET\"}");
        }
        sink.record("{\"id\":1,\"n\":1.10}");
        if (wanted.stream().equals("broken")) {
            throw ApiProblem.of(HttpStatus.BAD_GATEWAY, "overloaded", "the API is gone", "Read again.");
        }
        if (wanted.limit() == 1) {
            sink.limited();
            return;
        }
        sink.pause(Duration.ofNanos(1), "slow down");
        sink.record("{\"id\":2}");
        sink.end(wanted.state() == null ? "{\"at\":2}" : wanted.state());
    }
}
