package io.sluice.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Runs every step on samples in a fresh sandbox and stops at the first that fails. */
@ActivityInterface
public interface SandboxActivity {

    @ActivityMethod(name = "SandboxRun")
    SandboxResult run(PipelineRef pipeline, int attempt);

    /** Whether all steps ran. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@Type(value = Passed.class, name = "passed"), @Type(value = Failed.class, name = "failed")})
    sealed interface SandboxResult {}

    record Passed() implements SandboxResult {}

    record Failed(ProblemRef problem) implements SandboxResult {}
}
