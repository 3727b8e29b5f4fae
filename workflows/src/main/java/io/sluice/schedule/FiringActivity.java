package io.sluice.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sluice.request.DataRequest;
import io.sluice.request.Label;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Puts the row of a firing's request into the store, with the approved pipeline as its draft; every call may be repeated. */
@ActivityInterface
public interface FiringActivity {

    @ActivityMethod(name = "PrepareFiring")
    Preparation prepare(FiringRequest firing, String request);

    /** The outcome of a request that was started by somebody else; {@code running}, {@code asked} and {@code awaiting_approval} are none yet. */
    @ActivityMethod(name = "FiringOutcome")
    String outcome(String request);

    /** Whether there is something to fire. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@Type(value = Ready.class, name = "ready"), @Type(value = Held.class, name = "held")})
    sealed interface Preparation {}

    record Ready(DataRequest request, Label label) implements Preparation {}

    /** The schedule is gone, or nothing of it is approved and stands. */
    record Held(String why) implements Preparation {}
}
