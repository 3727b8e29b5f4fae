package io.sluice.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Where a request stands; at most 8 KB: scripts, rows and logs are in the store. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "phase")
@JsonSubTypes({
    @Type(value = Phase.Generate.class, name = "generate"),
    @Type(value = Phase.Ask.class, name = "ask"),
    @Type(value = Phase.Halted.class, name = "halted"),
    @Type(value = Phase.Introspect.class, name = "introspect"),
    @Type(value = Phase.Answer.class, name = "answer"),
    @Type(value = Phase.SandboxRun.class, name = "sandbox_run"),
    @Type(value = Phase.Repair.class, name = "repair"),
    @Type(value = Phase.Rehearse.class, name = "rehearse"),
    @Type(value = Phase.Approve.class, name = "approve"),
    @Type(value = Phase.Commit.class, name = "commit"),
    @Type(value = Phase.Finished.class, name = "finished")
})
public sealed interface Phase {

    /** The phases in the order in which a request passes them; a question back and a repair are stops beside the road. */
    List<String> ROAD = List.of("generate", "introspect", "answer", "sandbox_run", "rehearse", "approve", "commit");

    /** Whether going from one phase to the next is a step back, for a repair or to where it was before; to itself is a resumption. */
    static boolean leadsBack(String phase, String next) {
        return next.equals("repair") || ROAD.contains(next) && ROAD.indexOf(next) <= ROAD.indexOf(phase);
    }

    record Generate(List<String> answers) implements Phase {}

    record Ask(Question question, List<String> answers) implements Phase {}

    /** A pipeline that was approved no longer fits: a person decides whether it is repaired. */
    record Halted(DraftRef draft, ProblemRef problem, Tries tries) implements Phase {}

    record Introspect(DraftRef draft, Tries tries) implements Phase {}

    /** A question: run once, read only. */
    record Answer(PipelineRef pipeline, Tries tries) implements Phase {}

    record SandboxRun(PipelineRef pipeline, Tries tries) implements Phase {}

    record Repair(DraftRef draft, ProblemRef problem, Tries tries) implements Phase {}

    record Rehearse(PipelineRef pipeline, Tries tries) implements Phase {}

    record Approve(ProofRef proof, Tries tries) implements Phase {}

    record Commit(ProofRef proof, Tries tries) implements Phase {}

    record Finished(Outcome outcome) implements Phase {}

    /** The name that events, logs and the API show. */
    default String title() {
        return switch (this) {
            case Generate p -> "generate";
            case Ask p -> "ask";
            case Halted p -> "ask";
            case Introspect p -> "introspect";
            case Answer p -> "answer";
            case SandboxRun p -> "sandbox_run";
            case Repair p -> "repair";
            case Rehearse p -> "rehearse";
            case Approve p -> "approve";
            case Commit p -> "commit";
            case Finished p -> "finished";
        };
    }
}
