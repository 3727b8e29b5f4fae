package io.sluice.undo;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Compares the undo images of a commit with what the target holds now, and puts them back exactly once. */
@ActivityInterface
public interface UndoActivity {

    /** Makes and stores the plan and its diff; changes no target. */
    @ActivityMethod(name = "CheckUndo")
    Checking check(UndoRequest undo);

    /** Applies a plan in one transaction with its ledger row; a plan that no longer fits changes nothing. */
    @ActivityMethod(name = "ApplyUndo")
    Applying apply(UndoRef plan, boolean partial);

    /** The undo's {@code n}-th transition, for the store. */
    @ActivityMethod(name = "EnterUndo")
    void entered(String request, int n, UndoPhase phase);

    /** What a check found. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Planned.class, name = "planned"),
        @Type(value = Already.class, name = "already"),
        @Type(value = Overwritten.class, name = "overwritten"),
        @Type(value = Never.class, name = "never")
    })
    sealed interface Checking {}

    record Planned(UndoRef plan) implements Checking {}

    /** This commit was undone before. */
    record Already(long rows) implements Checking {}

    /** Later requests wrote over it: they are undone first, the latest before the others, and {@code more} than are named here. */
    record Overwritten(List<LaterWrite> by, long more) implements Checking {}

    record Never(String reason) implements Checking {}

    /** What came of a plan. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@Type(value = Applied.class, name = "applied"), @Type(value = Outdated.class, name = "outdated")})
    sealed interface Applying {}

    record Applied(long rows, long conflicts) implements Applying {}

    /** Rows were touched after the plan was made; nothing was changed. */
    record Outdated() implements Applying {}
}
