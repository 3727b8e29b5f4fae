package io.sluice.ask;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Has a stored question answered where the workers are. */
@WorkflowInterface
public interface AskWorkflow {

    @WorkflowMethod(name = "Ask")
    void ask(String question);
}
