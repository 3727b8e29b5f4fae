package io.sluice.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a request ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @Type(value = Outcome.Committed.class, name = "committed"),
    @Type(value = Outcome.Answered.class, name = "answered"),
    @Type(value = Outcome.Proven.class, name = "proven"),
    @Type(value = Outcome.Rejected.class, name = "rejected"),
    @Type(value = Outcome.Refused.class, name = "refused"),
    @Type(value = Outcome.Expired.class, name = "expired"),
    @Type(value = Outcome.Cancelled.class, name = "cancelled"),
    @Type(value = Outcome.PartlyCommitted.class, name = "partly_committed"),
    @Type(value = Outcome.Failed.class, name = "failed")
})
public sealed interface Outcome {

    record Committed(String proof) implements Outcome {}

    record Answered(long rows) implements Outcome {}

    /** Proven, and the caller wanted no more. */
    record Proven(String proof) implements Outcome {}

    /** A person said no. */
    record Rejected(String reason) implements Outcome {}

    /** Sluice said no: the rule it would break, and the nearest thing that is allowed. */
    record Refused(String rule, String message, String next) implements Outcome {}

    record Expired() implements Outcome {}

    record Cancelled() implements Outcome {}

    /** Some targets hold the change and some do not; {@code proof} can be resumed or undone. */
    record PartlyCommitted(ProofRef proof, String message, String next) implements Outcome {}

    /** {@code code} is stable, {@code next} says what a person can do; {@code problem} names the stored problem, 0 if there is none. */
    record Failed(String code, String phase, int step, String message, String next, long problem) implements Outcome {}

    /** The word that the API and the store use. */
    default String title() {
        return switch (this) {
            case Committed o -> "committed";
            case Answered o -> "answered";
            case Proven o -> "proven";
            case Rejected o -> "rejected";
            case Refused o -> "refused";
            case Expired o -> "expired";
            case Cancelled o -> "cancelled";
            case PartlyCommitted o -> "partly_committed";
            case Failed o -> "failed";
        };
    }
}
