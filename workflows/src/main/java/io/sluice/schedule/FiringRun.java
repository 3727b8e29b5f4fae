package io.sluice.schedule;

import io.sluice.durable.Limits;
import io.sluice.durable.SearchAttributes;
import io.sluice.durable.TaskQueues;
import io.sluice.request.DataRequestWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Set;

/** Row first, then the request as a child that outlives this; one that was started meanwhile by others is waited for in the store. */
public final class FiringRun implements FiringWorkflow {

    private static final Set<String> OPEN = Set.of("running", "asked", "awaiting_approval");
    private static final Duration GLANCE = Duration.ofMinutes(1);
    /** A person may take a week: a glance a minute would be more than a history holds. */
    private static final Duration LONGEST_GLANCE = Duration.ofMinutes(32);

    private final FiringActivity activities =
            Workflow.newActivityStub(FiringActivity.class, Limits.firing("look up what was approved"));

    @Override
    public Fired run(FiringRequest firing) {
        var request = request(firing);
        return told(
                switch (activities.prepare(firing, request)) {
                    case FiringActivity.Held(var why) -> new Fired(request, Fired.HELD, why);
                    case FiringActivity.Ready ready -> fire(request, ready);
                });
    }

    private static String request(FiringRequest firing) {
        if (firing.request() != null) {
            return firing.request();
        }
        var info = Workflow.getInfo();
        return FiringTime.request(firing.schedule(), info.getWorkflowId(), info.getRunStartedTimestampMillis());
    }

    private Fired fire(String request, FiringActivity.Ready ready) {
        Workflow.setCurrentDetails("Request `" + request + "` runs; it may wait for a person.");
        var child = Workflow.newChildWorkflowStub(DataRequestWorkflow.class, options(request, ready));
        try {
            return new Fired(request, child.run(ready.request()).title(), "");
        } catch (ChildWorkflowFailure startedOrEndedByOthers) {
            return new Fired(request, follow(request), "");
        }
    }

    private String follow(String request) {
        var outcome = activities.outcome(request);
        for (var glance = GLANCE; OPEN.contains(outcome); outcome = activities.outcome(request)) {
            Workflow.sleep(glance);
            glance = glance.compareTo(LONGEST_GLANCE) < 0 ? glance.multipliedBy(2) : glance;
        }
        return outcome;
    }

    private static Fired told(Fired fired) {
        Workflow.upsertTypedSearchAttributes(SearchAttributes.OUTCOME.valueSet(fired.outcome()));
        Workflow.setCurrentDetails(
                "Request `" + fired.request() + "`: **" + fired.outcome().replace('_', ' ') + "** " + fired.why());
        return fired;
    }

    private static ChildWorkflowOptions options(String request, FiringActivity.Ready ready) {
        return ChildWorkflowOptions.newBuilder()
                .setWorkflowId(request)
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .setStaticSummary(ready.label().summary())
                .setStaticDetails(ready.label().details())
                .setTypedSearchAttributes(ready.label().attributes())
                .build();
    }
}
