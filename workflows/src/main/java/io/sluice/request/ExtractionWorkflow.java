package io.sluice.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the sources of a pipeline side by side, before its rehearsal finds them staged. */
@WorkflowInterface
public interface ExtractionWorkflow {

    @WorkflowMethod(name = "Extraction")
    Gathered extract(Extraction extraction);

    /** How long the sources rested in all, and the first problem that was found in one of them: the others were left there. */
    record Gathered(Duration rested, @Nullable ProblemRef problem) {

        @JsonCreator
        public Gathered {}

        /** Histories of before hold the duration alone. */
        @JsonCreator
        static Gathered of(String rested) {
            return new Gathered(Duration.parse(rested), null);
        }
    }
}
