package io.sluice.request;

import java.util.List;
import java.util.Locale;

/** What a person may say when a pipeline that was approved no longer fits. */
public enum Halt {
    /** Have it repaired and proven anew. */
    REPAIR,
    /** Try once more as it is: what was missing is there now. */
    AGAIN,
    /** Leave it: nothing is changed. */
    STOP;

    /** The words that a person is offered. */
    public static final List<String> WORDS = List.of("repair", "again", "stop");

    static Halt read(String answer) {
        return switch (answer.strip().toLowerCase(Locale.ROOT)) {
            case "repair" -> REPAIR;
            case "again" -> AGAIN;
            case "stop" -> STOP;
            default -> throw new Refusal("answer repair, again or stop; or edit the draft");
        };
    }
}
