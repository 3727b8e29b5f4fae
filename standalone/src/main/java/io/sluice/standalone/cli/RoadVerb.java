package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A verb that carries a sentence the whole road, from draft to commit. */
abstract class RoadVerb extends SubmittingVerb {
    @Parameters(paramLabel = "SENTENCE", arity = "0..*", description = "What you want, in plain words")
    private List<String> words = List.of();

    @Option(names = "--into", paramLabel = "NAME", description = "The target connection (default: warehouse)")
    private @Nullable String into;

    @Option(
            names = "--approve",
            paramLabel = "WHEN",
            description =
                    "auto: what cannot hurt (default); yes: whatever is proven; ask: never by itself; never: stop at"
                            + " the proof")
    private Approve approve = Approve.auto;

    /** Spelled as they are typed. */
    enum Approve {
        auto,
        yes,
        ask,
        never
    }

    @Override
    String sentence() {
        return String.join(" ", words);
    }

    @Override
    boolean leadsToThePage() {
        return !json();
    }

    @Override
    void complete(ObjectNode submission) {
        submission.put("approve", approve.name());
        put(submission, "into", into);
    }
}
