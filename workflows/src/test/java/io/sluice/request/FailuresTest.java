package io.sluice.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TerminatedFailure;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static Outcome outcome(Throwable ofTheChild) {
        var failure = new ChildWorkflowFailure(
                1,
                2,
                "Extraction",
                WorkflowExecution.getDefaultInstance(),
                "default",
                RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE,
                ofTheChild);
        var pipeline = new PipelineRef(new DraftRef("r", 1, "hash"), false, 2);
        return Failures.outcome(new Phase.Rehearse(pipeline, Tries.NONE), failure, false);
    }

    @Test
    void a_child_that_is_terminated_is_a_failure_and_nobody_cancelled() {
        assertThat(outcome(new TerminatedFailure("by a test", null)))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo("internal");
                    assertThat(failed.message()).contains("was terminated");
                    assertThat(failed.next()).contains("resume the request");
                });
        assertThat(outcome(new CanceledFailure("asked for"))).isEqualTo(new Outcome.Cancelled());
    }
}
