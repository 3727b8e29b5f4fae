package io.sluice.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.request.Approval;
import io.sluice.request.DraftRef;
import io.sluice.request.JournalActivity;
import io.sluice.request.Outcome;
import io.sluice.request.Pace;
import io.sluice.request.Phase;
import io.sluice.request.PipelineRef;
import io.sluice.request.ProblemRef;
import io.sluice.request.ProofRef;
import io.sluice.request.Question;
import io.sluice.request.Tries;
import io.sluice.store.AuthorStamp;
import io.sluice.store.Event;
import io.sluice.store.NewRequest;
import io.sluice.store.Patch;
import io.sluice.store.Phases;
import io.sluice.store.RequestError;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.WrittenIn;
import io.sluice.store.fixture.TestStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final AuthorStamp PLANNER = new AuthorStamp("planner", "planner", null);
    private static final DraftRef DRAFT = new DraftRef("a", 1, "hash");

    private final TestStore world = TestStore.fresh();
    private final Store store = world.store();
    private final JournalActivity journal = new Journal(store, () -> "run");

    @BeforeEach
    void ask() {
        world.request("a", "count orders");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_repeated_transition_is_told_once() {
        journal.entered("a", 1, new Phase.Generate(List.of()));
        journal.entered("a", 1, new Phase.Generate(List.of()));
        journal.entered("a", 2, new Phase.Introspect(DRAFT, Tries.NONE));
        assertThat(store.events().after("a", 0, 10)).extracting(Event::n).containsExactly(1, 2);
        assertThat(store.phases().of("a")).extracting(Phases.PhaseTime::name).containsExactly("generate", "introspect");
        assertThat(stored().status()).isEqualTo("running");
    }

    @Test
    void a_question_back_is_pending_and_can_be_read() {
        var question = new Question("Which orders?", List.of("orders", "old_orders"));
        journal.entered("a", 1, new Phase.Ask(question, List.of()));
        assertThat(stored().status()).isEqualTo("pending");
        assertThat(stored().outcome()).isEqualTo("asked");
        assertThat(stored().question()).isEqualTo(question);
    }

    @Test
    void only_a_proof_that_a_person_must_approve_is_awaiting_approval() {
        journal.entered("a", 1, new Phase.Approve(new ProofRef(DRAFT, "h", true), Tries.NONE));
        assertThat(stored().outcome()).isEqualTo("running");
        journal.entered("a", 2, new Phase.Approve(new ProofRef(DRAFT, "h", false), Tries.NONE));
        assertThat(stored().outcome()).isEqualTo("awaiting_approval");
    }

    @Test
    void step_by_step_a_sandbox_run_waits_for_its_call_but_a_retry_does_not() {
        world.request("b", "import", Pace.STEP_BY_STEP);
        var pipeline = new PipelineRef(new DraftRef("b", 1, "hash"), false);
        journal.entered("b", 1, new Phase.SandboxRun(pipeline, Tries.NONE));
        assertThat(store.requests().load("b").status()).isEqualTo("pending");
        journal.entered("b", 2, new Phase.SandboxRun(pipeline, Tries.NONE.repaired()));
        assertThat(store.requests().load("b").status()).isEqualTo("running");
    }

    @Test
    void every_end_has_its_status_and_outcome() {
        var proof = new ProofRef(DRAFT, "h", true);
        assertThat(ended(new Outcome.Committed("h"))).isEqualTo("success committed");
        assertThat(ended(new Outcome.Answered(3))).isEqualTo("success answered");
        assertThat(ended(new Outcome.Proven("h"))).isEqualTo("success proven");
        assertThat(ended(new Outcome.Rejected("no"))).isEqualTo("failed rejected");
        assertThat(ended(new Outcome.Refused("drop_table", "no", "delete rows")))
                .isEqualTo("failed refused");
        assertThat(ended(new Outcome.Expired())).isEqualTo("failed expired");
        assertThat(ended(new Outcome.Cancelled())).isEqualTo("failed cancelled");
        assertThat(ended(new Outcome.PartlyCommitted(proof, "half", "resume"))).isEqualTo("failed partly_committed");
        assertThat(stored().resumable()).isEqualTo(proof);
    }

    @Test
    void a_failure_tells_its_code_place_cause_and_next_action() {
        var problem = problem("there is no table orders");
        var failed =
                new Outcome.Failed("missing_table", "introspect", 2, "still wrong", "Edit the draft.", problem.id());
        journal.entered("a", 1, new Phase.Finished(failed));
        assertThat(stored().error())
                .isEqualTo(new RequestError(
                        "missing_table",
                        "introspect",
                        2,
                        "there is no table orders; still wrong",
                        "Name one. Edit the draft."));
    }

    @Test
    void a_statement_by_hand_is_mended_as_its_fault_says() {
        store.requests()
                .insert(new NewRequest(
                        "b",
                        Store.LOCAL_USER,
                        "select 1 from orders",
                        List.of(),
                        List.of(),
                        null,
                        Approval.AUTO,
                        Pace.ONE_GO,
                        null,
                        "UTC",
                        WrittenIn.SQL));
        var problem = store.problems()
                .save(
                        "b",
                        new Problem(
                                Problem.Kind.MISSING_TABLE,
                                "introspect",
                                1,
                                "there is no table orders",
                                null,
                                "Use orders2."));
        journal.entered("b", 1, new Phase.Finished(unrepaired("a statement by hand stays as it is written", problem)));
        assertThat(store.requests().load("b").error().message()).isEqualTo("there is no table orders");
        assertThat(store.requests().load("b").error().next()).isEqualTo("Use orders2.");
    }

    private static Outcome unrepaired(String why, ProblemRef problem) {
        return new Outcome.Failed("missing_table", "repair", 2, why, "Edit the draft.", problem.id());
    }

    @Test
    void a_repair_that_worked_is_told_with_its_patch_and_makes_a_success_a_repaired_one() {
        var problem = problem("there is no table orders");
        store.drafts().save("a", pipeline("select 1 from orders"), PLANNER, null);
        var patch = new Patch(1, problem.id(), "the table is called sales", false);
        var patched = store.drafts().save("a", pipeline("select 1 from sales"), PLANNER, patch);
        journal.repairTried(patched, 1, true);
        journal.repairTried(patched, 1, true);
        var log = store.repairLogs().of("a").getFirst();
        assertThat(log.originalError()).isEqualTo("there is no table orders");
        assertThat(log.reason()).isEqualTo("the table is called sales");
        assertThat(log.patchedCode()).contains("select 1 from sales").doesNotContain("select 0");
        assertThat(ended(new Outcome.Committed("h"))).isEqualTo("repaired committed");
    }

    @Test
    void an_attempt_without_a_patch_is_a_row_too() {
        problem("there is no table orders");
        var draft = store.drafts().save("a", pipeline("select 1 from orders"), PLANNER, null);
        journal.repairTried(draft, 1, false);
        var log = store.repairLogs().of("a").getFirst();
        assertThat(log.successful()).isFalse();
        assertThat(log.originalError()).isEqualTo("there is no table orders");
    }

    private ProblemRef problem(String message) {
        return store.problems()
                .save("a", new Problem(Problem.Kind.MISSING_TABLE, "introspect", 2, message, null, "Name one."));
    }

    private String ended(Outcome outcome) {
        journal.entered("a", 9, new Phase.Finished(outcome));
        return stored().status() + " " + stored().outcome();
    }

    private StoredRequest stored() {
        return store.requests().load("a");
    }

    private static Pipeline pipeline(String text) {
        return new Pipeline(
                List.of(
                        new Step.Sql(1, List.of(), "warehouse", "select 0", null),
                        new Step.Sql(2, List.of(1), "warehouse", text, null)),
                List.of(),
                List.of(),
                false);
    }
}
