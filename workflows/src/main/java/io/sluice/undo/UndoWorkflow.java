package io.sluice.undo;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Takes one commit back. The workflow id is {@code undo-} and the request's id: twice is once. */
@WorkflowInterface
public interface UndoWorkflow {

    @WorkflowMethod(name = "Undo")
    UndoOutcome run(UndoRequest undo);

    @QueryMethod(name = "undoPhase")
    UndoPhase phase();

    @UpdateMethod(name = "approveUndo")
    void approve(String plan);

    @UpdateValidatorMethod(updateName = "approveUndo")
    void mayApprove(String plan);

    @UpdateMethod(name = "rejectUndo")
    void reject(String reason);

    @UpdateValidatorMethod(updateName = "rejectUndo")
    void mayReject(String reason);
}
