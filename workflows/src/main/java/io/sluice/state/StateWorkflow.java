package io.sluice.state;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Shows or sets the states of one pipeline's streams, from where the workers are. */
@WorkflowInterface
public interface StateWorkflow {

    @WorkflowMethod(name = "State")
    StateReply handle(StateWish wish);
}
