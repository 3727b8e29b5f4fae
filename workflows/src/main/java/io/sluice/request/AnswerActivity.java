package io.sluice.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Runs a question once in a read-only transaction and stores its rows. */
@ActivityInterface
public interface AnswerActivity {

    @ActivityMethod(name = "Answer")
    Answering answer(PipelineRef pipeline);

    /** What came of a question. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@Type(value = Rows.class, name = "rows"), @Type(value = Unanswered.class, name = "unanswered")})
    sealed interface Answering {}

    record Rows(long rows) implements Answering {}

    record Unanswered(ProblemRef problem) implements Answering {}
}
