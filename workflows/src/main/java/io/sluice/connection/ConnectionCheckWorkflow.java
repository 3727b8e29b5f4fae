package io.sluice.connection;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Tries a stored connection once, from where the workers are. */
@WorkflowInterface
public interface ConnectionCheckWorkflow {

    @WorkflowMethod(name = "ConnectionCheck")
    Check check(String name);
}
