package io.sluice.schedule;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One firing of a schedule: starts the request {@code <name>-<yyyymmddhhmmss>} (UTC) and lasts as long as that does, so that the schedule
 * does not fire over it. The workflow id is {@code firing-<name>-} and the time, which Temporal adds.
 */
@WorkflowInterface
public interface FiringWorkflow {

    /** What the workflow id of each firing begins with. */
    String PREFIX = "firing-";

    @WorkflowMethod(name = "Firing")
    Fired run(FiringRequest firing);
}
