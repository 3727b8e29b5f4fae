package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.batch.Answers;
import io.sluice.standalone.client.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "ask", description = "Ask a question, or a file of questions; nothing is changed")
final class AskVerb extends SubmittingVerb {
    @Parameters(paramLabel = "QUESTION", arity = "0..*", description = "The question, in plain words")
    private List<String> words = List.of();

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "JSON lines {\"id\",\"question\",\"evidence\"?,\"on\"?} instead of one question")
    private @Nullable Path batch;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where a batch's answers go; ids already there are skipped")
    private @Nullable Path out;

    @Option(names = "--parallel", paramLabel = "N", description = "Questions of a batch at once (default 4)")
    private int parallel = 4;

    @Override
    void check() {
        if (batch == null) {
            super.check();
            return;
        }
        if (!words.isEmpty()) {
            throw usage("give a question or --batch, not both");
        }
        if (!Files.isReadable(batch) || Files.isDirectory(batch)) {
            throw usage("--batch " + batch + " cannot be read");
        }
        if (out == null) {
            throw usage("--batch needs --out FILE for the answers");
        }
        if (Answers.isForeign(out)
                || out.toAbsolutePath()
                        .normalize()
                        .equals(batch.toAbsolutePath().normalize())) {
            throw usage("--out " + out + " is no file of answers; name another");
        }
        var folder = out.toAbsolutePath().getParent();
        if (Files.isDirectory(out) || folder == null || !Files.isWritable(folder)) {
            throw usage("--out " + out + " cannot be written: name a file in a folder that is there and yours");
        }
        if (parallel < 1 || parallel > 64) {
            throw usage("--parallel is 1 to 64");
        }
    }

    @Override
    int call(Api api) {
        if (batch == null || out == null) {
            return super.call(api);
        }
        try (var answers = Answers.in(out)) {
            return new Batch(api, screen(), answers).run(batch, common(), parallel) ? Exit.DONE : Exit.FAILED;
        } catch (IOException e) {
            throw new UncheckedIOException("the batch stopped; run it again to go on", e);
        }
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
