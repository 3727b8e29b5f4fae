package io.sluice.state;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Reads what a target keeps of the streams of a pipeline, or sets it when nobody is about to move it. */
@ActivityInterface
public interface StateActivity {

    @ActivityMethod(name = "HandleState")
    StateReply handle(StateWish wish);
}
