package io.sluice.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Writes and repairs drafts; they are stored, the workflow sees their names only. */
@ActivityInterface
public interface AuthorActivity {

    /** Drafts the pipeline of a stored request; {@code answers} are a person's replies so far, in order. */
    @ActivityMethod(name = "Draft")
    Drafting draft(String request, List<String> answers);

    /** Patches a draft whose run showed a problem; {@code attempt} counts from 1. */
    @ActivityMethod(name = "Repair")
    Repairing repair(DraftRef draft, ProblemRef problem, int attempt);

    /** What came of a sentence. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Drafted.class, name = "drafted"),
        @Type(value = Unclear.class, name = "unclear"),
        @Type(value = Declined.class, name = "declined")
    })
    sealed interface Drafting {}

    record Drafted(DraftRef draft) implements Drafting {}

    record Unclear(Question question) implements Drafting {}

    record Declined(Outcome.Refused refusal) implements Drafting {}

    /** What came of a repair. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@Type(value = Patched.class, name = "patched"), @Type(value = Unrepaired.class, name = "unrepaired")
    })
    sealed interface Repairing {}

    record Patched(DraftRef draft) implements Repairing {}

    /** The author knows no better draft; the attempt is spent. */
    record Unrepaired(String why) implements Repairing {}
}
