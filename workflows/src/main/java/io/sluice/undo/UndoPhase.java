package io.sluice.undo;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where an undo stands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "phase")
@JsonSubTypes({
    @Type(value = UndoPhase.Check.class, name = "check"),
    @Type(value = UndoPhase.Approve.class, name = "approve"),
    @Type(value = UndoPhase.Apply.class, name = "apply"),
    @Type(value = UndoPhase.Finished.class, name = "finished")
})
public sealed interface UndoPhase {

    record Check() implements UndoPhase {}

    record Approve(UndoRef plan) implements UndoPhase {}

    record Apply(UndoRef plan) implements UndoPhase {}

    record Finished(UndoOutcome outcome) implements UndoPhase {}

    default String title() {
        return switch (this) {
            case Check p -> "check";
            case Approve p -> "approve";
            case Apply p -> "apply";
            case Finished p -> "finished";
        };
    }
}
