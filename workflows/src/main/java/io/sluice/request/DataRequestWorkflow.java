package io.sluice.request;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Carries one request from its sentence to its receipt. The workflow id is the request's id. People steer it with updates, from the page,
 * the command line or Temporal UI; an update that does not fit the phase is refused with the reason.
 */
@WorkflowInterface
public interface DataRequestWorkflow {

    @WorkflowMethod(name = "DataRequest")
    Outcome run(DataRequest request);

    @QueryMethod(name = "phase")
    Phase phase();

    /** Commits the waiting proof; {@code proof} is its hash, so that nobody approves what they did not see. */
    @UpdateMethod(name = "approve")
    void approve(String proof);

    @UpdateValidatorMethod(updateName = "approve")
    void mayApprove(String proof);

    @UpdateMethod(name = "reject")
    void reject(String reason);

    @UpdateValidatorMethod(updateName = "reject")
    void mayReject(String reason);

    /** Replies to the question that is open. */
    @UpdateMethod(name = "answer")
    void answer(String text);

    @UpdateValidatorMethod(updateName = "answer")
    void mayAnswer(String text);

    /** Replaces the waiting draft by one that a person edited and that is stored already. */
    @UpdateMethod(name = "edit")
    void edit(DraftRef draft);

    @UpdateValidatorMethod(updateName = "edit")
    void mayEdit(DraftRef draft);

    /** Stops the request; returns at once, the outcome tells whether it came in time. */
    @UpdateMethod(name = "cancel")
    void cancel();

    /** Step by step: lets the sandbox run (for a question, the query) begin, and returns when it has ended. */
    @UpdateMethod(name = "sandboxRun")
    Phase runSandbox();

    @UpdateValidatorMethod(updateName = "sandboxRun")
    void mayRunSandbox();

    /** Step by step: lets repair {@code attempt} begin, and returns when the patch is written or was not found. */
    @UpdateMethod(name = "repair")
    Phase repair(int attempt);

    @UpdateValidatorMethod(updateName = "repair")
    void mayRepair(int attempt);
}
