package io.sluice.request;

import io.sluice.durable.SearchAttributes;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The phase story that operators read in Temporal UI: current details in markdown and the searchable phase and outcome. */
final class Story {

    private static final int LINES = 40;

    private final List<String> lines = new ArrayList<>();

    void entered(Phase phase) {
        lines.add("- **" + phase.title().replace('_', ' ') + "** " + detail(phase));
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
        Workflow.setCurrentDetails(String.join("\n", lines));
        Workflow.upsertTypedSearchAttributes(SearchAttributes.PHASE.valueSet(phase.title()));
        if (phase instanceof Phase.Finished finished) {
            Workflow.upsertTypedSearchAttributes(
                    SearchAttributes.OUTCOME.valueSet(finished.outcome().title()));
        }
    }

    /** A source asked for a pause, which is a timer of the workflow. */
    void rests(Duration duration, String reason) {
        lines.add("- " + rest(duration, reason));
        Workflow.setCurrentDetails(String.join("\n", lines));
    }

    static String rest(Duration duration, String reason) {
        var minutes = duration.toMinutes();
        var time = minutes < 2 ? duration.toSeconds() + " seconds" : minutes + " minutes";
        return "waits for " + time + ", as the source asks: " + reason;
    }

    private static String detail(Phase phase) {
        return switch (phase) {
            case Phase.Generate p ->
                p.answers().isEmpty() ? "a draft is being written" : "a draft is being written with the answer";
            case Phase.Ask p ->
                "waits for a person: send the update `answer`. " + p.question().text();
            case Phase.Halted p ->
                "what was approved no longer fits: " + p.problem().kind()
                        + "; waits for the update `answer` with `repair`, `again` or `stop`";
            case Phase.Introspect p -> "draft " + p.draft().version() + " against what is really there";
            case Phase.Answer p -> "the question runs, read only";
            case Phase.SandboxRun p -> "draft " + p.pipeline().draft().version() + " on samples";
            case Phase.Repair p ->
                "attempt " + (p.tries().repairs() + 1) + " of " + Tries.MAX_REPAIRS + ": "
                        + p.problem().kind()
                        + (p.problem().step() == 0
                                ? ""
                                : " in step " + p.problem().step());
            case Phase.Rehearse p ->
                (p.pipeline().parts() > 1
                                ? p.pipeline().parts()
                                        + " sources are read side by side by the child workflow, then all runs "
                                : "")
                        + "in full, rolled back";
            case Phase.Approve p ->
                "proof `" + p.proof().hash() + "` waits for the update `approve` with this hash, `reject` or `edit`";
            case Phase.Commit p -> "proof `" + p.proof().hash() + "`";
            case Phase.Finished p -> p.outcome().title().replace('_', ' ') + because(p.outcome());
        };
    }

    private static String because(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed o -> ": " + o.message() + " — " + o.next();
            case Outcome.Refused o -> ": " + o.message();
            case Outcome.PartlyCommitted o -> ": " + o.message();
            case Outcome.Rejected o -> ": " + o.reason();
            default -> "";
        };
    }
}
