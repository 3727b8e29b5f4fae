package io.sluice.state;

import io.sluice.durable.Limits;
import io.temporal.workflow.Workflow;

/** One activity: the workflow is the road from the REST API to a worker. */
public final class StateRun implements StateWorkflow {

    private final StateActivity keeper =
            Workflow.newActivityStub(StateActivity.class, Limits.check("look at the state"));

    @Override
    public StateReply handle(StateWish wish) {
        return keeper.handle(wish);
    }
}
