package io.sluice.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.durable.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataRequestWorkflowTest {

    private final World world = new World();
    private final RunningWorld running = new RunningWorld(world);
    private final DataRequestWorkflow workflow = running.workflow();

    @AfterEach
    void stop() {
        running.close();
    }

    private Outcome runs(Approval approval) {
        return workflow.run(DataRequest.of("r", approval));
    }

    private void starts(Approval approval, Pace pace) {
        WorkflowClient.start(workflow::run, new DataRequest("r", approval, pace, null, null, null, false));
    }

    private Outcome outcome() {
        return WorkflowStub.fromTyped(workflow).getResult(Outcome.class);
    }

    private void waitsIn(String phase) {
        running.waitsIn(phase);
    }

    @Test
    void goes_from_a_sentence_to_a_commit_through_every_phase() {
        assertThat(runs(Approval.AUTO)).isEqualTo(new Outcome.Committed("proof1"));
        assertThat(world.story)
                .containsExactly("generate", "introspect", "sandbox_run", "rehearse", "approve", "commit", "finished");
        assertThat(world.commits).containsExactly("proof1");
        assertThat(world.stagesDropped()).isFalse();
    }

    @Test
    void waits_by_a_timer_where_a_source_wants_a_pause_and_goes_on() {
        world.sourceWantsPauses(2);
        assertThat(runs(Approval.AUTO)).isEqualTo(new Outcome.Committed("proof1"));
        assertThat(world.story).filteredOn("rehearse"::equals).hasSize(3);
    }

    @Test
    void gives_up_on_a_source_that_wants_pauses_for_more_than_a_week() {
        world.sourceWantsPauses(1_000);
        assertThat(runs(Approval.AUTO)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.code())
                .isEqualTo("rate_limited"));
        assertThat(world.stagesDropped()).isTrue();
    }

    @Test
    void answers_a_question_without_a_sandbox_run() {
        world.isAskedAQuestion();
        assertThat(runs(Approval.AUTO)).isEqualTo(new Outcome.Answered(7));
        assertThat(world.story).containsExactly("generate", "introspect", "answer", "finished");
    }

    @Test
    void repairs_three_times_then_gives_up_and_commits_nothing() {
        world.sandboxFindsProblems(4);
        assertThat(runs(Approval.YES)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("missing_column");
            assertThat(failed.problem()).isEqualTo(1);
        });
        assertThat(world.repairs).containsExactly("1 false", "2 false", "3 false");
        assertThat(world.story).filteredOn("sandbox_run"::equals).hasSize(4);
        assertThat(world.commits).isEmpty();
    }

    @Test
    void commits_what_the_second_repair_mended() {
        world.inspectionFindsProblems(1).sandboxFindsProblems(1);
        assertThat(runs(Approval.YES)).isEqualTo(new Outcome.Committed("proof3"));
        assertThat(world.repairs).containsExactly("1 false", "2 true");
    }

    @Test
    void goes_on_with_the_draft_that_failed_and_the_repairs_it_has_left() {
        world.sandboxFindsProblems(3);
        var restart = new Restart(new DraftRef("r", 2, "patched"), 1, 1);
        var again = new DataRequest("r", Approval.YES, Pace.ONE_GO, null, null, restart, false);
        assertThat(workflow.run(again)).isInstanceOf(Outcome.Failed.class);
        assertThat(world.story).startsWith("introspect", "sandbox_run", "repair");
        assertThat(world.answers).as("drafts of the author").isEmpty();
        assertThat(world.repairs).containsExactly("2 false", "3 false");
    }

    @Test
    void does_not_repair_what_a_person_wrote_by_hand() {
        world.inspectionFindsProblems(1);
        var byHand = new DataRequest("r", Approval.AUTO, Pace.ONE_GO, null, null, null, true);
        assertThat(workflow.run(byHand)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("missing_column");
            assertThat(failed.phase()).isEqualTo("introspect");
        });
        assertThat(world.story).containsExactly("generate", "introspect", "finished");
        assertThat(world.repairs).isEmpty();
    }

    @Test
    void stops_when_the_author_knows_no_repair() {
        world.knowsNoRepair().sandboxFindsProblems(1);
        assertThat(runs(Approval.YES)).isInstanceOf(Outcome.Failed.class);
        assertThat(world.repairs).containsExactly("1 false");
    }

    @Test
    void asks_back_and_drafts_again_with_the_answer() {
        world.isUnsureAtFirst();
        starts(Approval.YES, Pace.ONE_GO);
        waitsIn("ask");
        workflow.answer("orders");
        assertThat(outcome()).isInstanceOf(Outcome.Committed.class);
        assertThat(world.answers).containsExactly(List.of(), List.of("orders"));
    }

    @Test
    void waits_for_a_person_who_approves_the_proof_they_saw() {
        world.needsAPerson();
        starts(Approval.AUTO, Pace.ONE_GO);
        waitsIn("approve");
        assertThatThrownBy(() -> workflow.approve("another")).hasStackTraceContaining("the proof has changed");
        workflow.approve("proof1");
        assertThat(outcome()).isEqualTo(new Outcome.Committed("proof1"));
    }

    @Test
    void changes_nothing_when_a_person_rejects_it() {
        starts(Approval.ASK, Pace.ONE_GO);
        waitsIn("approve");
        workflow.reject("not today");
        assertThat(outcome()).isEqualTo(new Outcome.Rejected("not today"));
        assertThat(world.commits).isEmpty();
        assertThat(world.stagesDropped()).isTrue();
    }

    @Test
    void proves_an_edited_draft_anew() {
        starts(Approval.ASK, Pace.ONE_GO);
        waitsIn("approve");
        workflow.edit(new DraftRef("r", 9, "hash9"));
        running.letsTimePass(Duration.ofSeconds(1));
        waitsIn("approve");
        workflow.approve("proof9");
        assertThat(outcome()).isEqualTo(new Outcome.Committed("proof9"));
    }

    @Test
    void expires_when_nobody_approves_for_a_week() {
        assertThat(runs(Approval.ASK)).isEqualTo(new Outcome.Expired());
        assertThat(world.commits).isEmpty();
    }

    @Test
    void stops_at_the_proof_when_it_may_never_commit() {
        assertThat(runs(Approval.NEVER)).isEqualTo(new Outcome.Proven("proof1"));
        assertThat(world.commits).isEmpty();
    }

    @Test
    void cancels_while_it_waits() {
        starts(Approval.ASK, Pace.ONE_GO);
        waitsIn("approve");
        workflow.cancel();
        assertThat(outcome()).isEqualTo(new Outcome.Cancelled());
        assertThat(world.stagesDropped()).isTrue();
    }

    @Test
    void proves_again_when_the_target_moved_on() {
        world.commitsGoStale(2);
        assertThat(runs(Approval.YES)).isInstanceOf(Outcome.Committed.class);
        assertThat(world.story).filteredOn("rehearse"::equals).hasSize(3);
    }

    @Test
    void gives_up_when_the_target_never_rests() {
        world.commitsGoStale(4);
        assertThat(runs(Approval.YES)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.code())
                .isEqualTo("stale"));
        assertThat(world.repairs).isEmpty();
    }

    @Test
    void believes_the_ledger_when_the_commit_went_silent() {
        world.commitDies(CommitActivity.Settlement.ALL);
        assertThat(runs(Approval.YES)).isEqualTo(new Outcome.Committed("proof1"));
    }

    @Test
    void fails_when_the_ledger_says_that_nothing_was_done() {
        world.commitDies(CommitActivity.Settlement.NOTHING);
        assertThat(runs(Approval.YES)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("unreachable");
            assertThat(failed.next()).isEqualTo("Start it.");
        });
    }

    @Test
    void resumes_at_the_commit_after_a_part_of_it_was_done() {
        world.commitDies(CommitActivity.Settlement.PART);
        assertThat(runs(Approval.YES)).isInstanceOf(Outcome.PartlyCommitted.class);
        assertThat(world.stagesDropped()).isFalse();
    }

    @Test
    void waits_for_each_call_when_it_goes_step_by_step() {
        world.sandboxFindsProblems(1);
        starts(Approval.AUTO, Pace.STEP_BY_STEP);
        waitsIn("sandbox_run");
        assertThat(workflow.runSandbox().title()).isEqualTo("repair");
        assertThatThrownBy(() -> workflow.repair(2)).hasStackTraceContaining("the next repair attempt is 1");
        assertThat(workflow.repair(1).title()).isIn("introspect", "sandbox_run", "rehearse", "approve");
        waitsIn("approve");
        workflow.approve("proof2");
        assertThat(outcome()).isEqualTo(new Outcome.Committed("proof2"));
    }

    @Test
    void keeps_every_phase_below_eight_kilobytes() {
        var longest = new Phase.Ask(new Question("x".repeat(5000), List.of("y".repeat(63))), List.of("z".repeat(2000)));
        var payload = Payloads.converter().toPayload(longest).orElseThrow();
        assertThat(payload.getSerializedSize()).isLessThan(8192);
    }
}
