package io.sluice.standalone.cli;

import io.sluice.standalone.bench.Benches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description =
                "Measure this version on this machine: overhead, import, heap or chaos; all of them without a name")
final class BenchVerb extends Verb {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
    private Benches.@Nullable Bench bench;

    @Option(
            names = {"--size", "--kills"},
            paramLabel = "N",
            description = "Requests, rows or kills; without it each bench's own")
    private int size;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write the tables there")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        var lines = new ArrayList<String>();
        for (var one : bench == null ? List.of(Benches.Bench.values()) : List.of(bench)) {
            screen().say(one.name().toLowerCase(Locale.ROOT) + ": " + one.meaning());
            lines.addAll(Benches.run(one, size));
            lines.add("");
        }
        lines.forEach(screen()::result);
        if (out != null) {
            Files.write(out, lines);
        }
        return Exit.DONE;
    }
}
