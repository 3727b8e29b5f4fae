package io.sluice.connection;

import io.sluice.durable.Limits;
import io.temporal.workflow.Workflow;

/** One activity: the workflow is the road from the REST API to a worker. */
public final class ConnectionCheckRun implements ConnectionCheckWorkflow {

    private final ConnectionCheckActivity checker =
            Workflow.newActivityStub(ConnectionCheckActivity.class, Limits.check("try the connection"));

    @Override
    public Check check(String name) {
        return checker.check(name);
    }
}
