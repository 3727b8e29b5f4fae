package io.sluice.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Reads live metadata of everything a draft names, keeps it as the request's snapshot, and runs the guards. */
@ActivityInterface
public interface InspectActivity {

    @ActivityMethod(name = "Inspect")
    Inspection inspect(DraftRef draft);

    /** Whether the draft names only what exists and does only what is allowed. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Sound.class, name = "sound"),
        @Type(value = Drifted.class, name = "drifted"),
        @Type(value = Faulty.class, name = "faulty")
    })
    sealed interface Inspection {}

    record Sound(PipelineRef pipeline) implements Inspection {}

    /** Sound, but what it was approved against is no longer as it was: it must be proven anew, and a person must see it. */
    record Drifted(PipelineRef pipeline) implements Inspection {}

    record Faulty(ProblemRef problem) implements Inspection {}
}
