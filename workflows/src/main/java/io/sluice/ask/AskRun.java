package io.sluice.ask;

import io.sluice.durable.Limits;
import io.temporal.workflow.Workflow;

/** One activity: the workflow is the road from the REST API to a worker. */
public final class AskRun implements AskWorkflow {

    private final AskActivity answerer = Workflow.newActivityStub(AskActivity.class, Limits.ask("answer the question"));

    @Override
    public void ask(String question) {
        answerer.answer(question);
    }
}
