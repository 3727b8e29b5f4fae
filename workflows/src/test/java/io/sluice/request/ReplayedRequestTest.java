package io.sluice.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayedRequestTest {

    private final World world = new World();
    private final RunningWorld running = new RunningWorld(world);
    private final DataRequestWorkflow workflow = running.workflow();

    @AfterEach
    void stop() {
        running.close();
    }

    private void starts(boolean repairs) {
        var replay = new Replay(new DraftRef("r", 1, "approved"), repairs);
        WorkflowClient.start(
                workflow::run, new DataRequest("r", Approval.AUTO, Pace.ONE_GO, null, replay, null, false));
    }

    private Outcome outcome() {
        return WorkflowStub.fromTyped(workflow).getResult(Outcome.class);
    }

    @Test
    void runs_what_was_approved_without_an_author_and_without_a_sandbox() {
        starts(false);
        assertThat(outcome()).isEqualTo(new Outcome.Committed("proof1"));
        assertThat(world.answers).isEmpty();
        assertThat(world.story).containsExactly("introspect", "rehearse", "approve", "commit", "finished");
    }

    @Test
    void is_proven_in_the_sandbox_again_when_what_is_there_has_drifted() {
        world.hasDrifted().needsAPerson();
        starts(false);
        running.waitsIn("approve");
        assertThat(world.story).containsExactly("introspect", "sandbox_run", "rehearse", "approve");
        workflow.approve("proof1");
        assertThat(outcome()).isEqualTo(new Outcome.Committed("proof1"));
    }

    @Test
    void asks_a_person_before_it_repairs() {
        world.inspectionFindsProblems(1);
        starts(false);
        running.waitsIn("ask");
        assertThatThrownBy(() -> workflow.answer("perhaps")).isInstanceOf(WorkflowUpdateException.class);
        workflow.answer("Repair");
        assertThat(outcome()).isInstanceOf(Outcome.Committed.class);
        assertThat(world.story)
                .containsExactly(
                        "introspect",
                        "ask",
                        "repair",
                        "introspect",
                        "sandbox_run",
                        "rehearse",
                        "approve",
                        "commit",
                        "finished");
    }

    @Test
    void tries_again_as_it_is_when_a_person_says_so() {
        world.inspectionFindsProblems(1);
        starts(false);
        running.waitsIn("ask");
        workflow.answer("again");
        assertThat(outcome()).isInstanceOf(Outcome.Committed.class);
        assertThat(world.repairs).isEmpty();
    }

    @Test
    void stops_without_a_change_when_a_person_says_so() {
        world.inspectionFindsProblems(1);
        starts(false);
        running.waitsIn("ask");
        workflow.answer("stop");
        assertThat(outcome()).isInstanceOf(Outcome.Rejected.class);
        assertThat(world.commits).isEmpty();
    }

    @Test
    void repairs_by_itself_where_the_schedule_says_so() {
        world.inspectionFindsProblems(1);
        starts(true);
        assertThat(outcome()).isInstanceOf(Outcome.Committed.class);
        assertThat(world.story).startsWith("introspect", "repair", "introspect", "sandbox_run");
        assertThat(world.repairs).containsExactly("1 true");
    }
}
