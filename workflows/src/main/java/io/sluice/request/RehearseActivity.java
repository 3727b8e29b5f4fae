package io.sluice.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;

/** Loads everything into stages, runs the commit's own statements in the target, counts and samples the change, and rolls back. */
@ActivityInterface
public interface RehearseActivity {

    @ActivityMethod(name = "Rehearse")
    Rehearsal rehearse(PipelineRef pipeline, Approval approval);

    /** Drops the stages of a request that will not be committed; harmless when there are none. */
    @ActivityMethod(name = "DropStages")
    void dropStages(String request);

    /** Whether a proof could be sealed. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Sealed.class, name = "sealed"),
        @Type(value = Unproven.class, name = "unproven"),
        @Type(value = Paused.class, name = "paused")
    })
    sealed interface Rehearsal {}

    record Sealed(ProofRef proof) implements Rehearsal {}

    record Unproven(ProblemRef problem) implements Rehearsal {}

    /** A source wants to be left alone for a while; what was read of it is kept, and the same call goes on after that. */
    record Paused(Duration duration, String reason) implements Rehearsal {}
}
