package io.sluice.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Commits a proof exactly once: whatever happens to the reply, the ledger in the target decides. */
@ActivityInterface
public interface CommitActivity {

    @ActivityMethod(name = "Commit")
    Committing commit(ProofRef proof);

    /** Says from the ledger how far a commit came; never changes a target. */
    @ActivityMethod(name = "Settle")
    Settlement settle(ProofRef proof);

    /** What came of a commit. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Done.class, name = "done"),
        @Type(value = Stale.class, name = "stale"),
        @Type(value = Broken.class, name = "broken")
    })
    sealed interface Committing {}

    record Done() implements Committing {}

    /** The target moved on since the proof: nothing was changed, the approval is void, the stages are kept. */
    record Stale(PipelineRef pipeline, String why) implements Committing {}

    /** A data fault that showed only now; nothing was changed. */
    record Broken(ProblemRef problem) implements Committing {}

    /** How far a commit came. */
    enum Settlement {
        NOTHING,
        PART,
        ALL
    }
}
