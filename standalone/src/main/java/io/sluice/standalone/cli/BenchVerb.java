package io.sluice.standalone.cli;

import io.sluice.standalone.batch.Answers;
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
                "Measure this version on this machine: overhead, import, heap, chaos, nl2sql, etl, repair, extract, cdk or read; all without a name")
final class BenchVerb extends Verb {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
    private Benches.@Nullable Bench bench;

    @Option(
            names = {"--size", "--kills"},
            paramLabel = "N",
            description = "Requests, rows, kills, faults or questions; without it each bench's own")
    private int size;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where nl2sql/, etl/ and connectors/manifests/ are: questions, tasks, dumps and manifests")
    private @Nullable Path data;

    @Option(names = "--compose", description = "etl: also scatter the join questions of nl2sql over several sources")
    private boolean compose;

    @Option(names = "--parallel", paramLabel = "N", description = "nl2sql, etl, repair: tasks at once (default 2)")
    private int parallel = 2;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description =
                    "nl2sql, etl, repair: keep the result of each task there; what has one already is not done again")
    private @Nullable Path results;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write the tables there")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        var lines = new ArrayList<String>();
        if (bench != null && !Benches.canRun(bench, data)) {
            throw usage(
                    bench == Benches.Bench.CDK
                            ? "this bench needs --data DIR, a folder of manifests"
                            : "this bench needs --data DIR with a folder "
                                    + bench.name().toLowerCase(Locale.ROOT) + " in it");
        }
        if (size < 0) {
            throw usage("--size is 0, for each bench's own, or more");
        }
        if (parallel < 1 || parallel > 64) {
            throw usage("--parallel is 1 to 64");
        }
        if (results != null && Answers.isForeign(results)) {
            throw usage("--results " + results + " is no file of results; name another");
        }
        var options = new Benches.Options(size, data, compose, parallel, results);
        for (var one : bench == null ? List.of(Benches.Bench.values()) : List.of(bench)) {
            if (!Benches.canRun(one, data)) {
                continue;
            }
            screen().say(one.name().toLowerCase(Locale.ROOT) + ": " + one.meaning());
            lines.addAll(Benches.run(one, options, screen()::say));
            lines.add("");
        }
        lines.forEach(screen()::result);
        if (out != null) {
            Files.write(out, lines);
        }
        return Exit.DONE;
    }
}
