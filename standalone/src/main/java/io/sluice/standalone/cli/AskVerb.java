package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "ask", description = "Ask a question; nothing is changed")
final class AskVerb extends SubmittingVerb {
    @Parameters(paramLabel = "QUESTION", arity = "0..*", description = "The question, in plain words")
    private List<String> words = List.of();

    @Option(names = "--batch", paramLabel = "FILE", hidden = true)
    private @Nullable String batch;

    @Override
    void check() {
        if (batch != null) {
            throw usage("--batch is not in this version");
        }
        super.check();
    }

    @Override
    String sentence() {
        return String.join(" ", words);
    }

    @Override
    void complete(ObjectNode submission) {
        submission.put("read_only", true);
    }
}
