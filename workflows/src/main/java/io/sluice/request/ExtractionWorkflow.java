package io.sluice.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** Reads the sources of a pipeline side by side, before its rehearsal finds them staged. */
@WorkflowInterface
public interface ExtractionWorkflow {

    /** How long the sources rested in all. */
    @WorkflowMethod(name = "Extraction")
    Duration extract(Extraction extraction);
}
