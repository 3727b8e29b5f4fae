package io.sluice.ask;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Answers a stored question and stores the answer beside it. */
@ActivityInterface
public interface AskActivity {

    /** A question that cannot be answered has an answer that says so; only a fault of our own is an exception. */
    @ActivityMethod(name = "AnswerQuestion")
    void answer(String question);
}
