package io.sluice.standalone.bench;

import io.sluice.standalone.bench.cdk.CdkBench;
import io.sluice.standalone.bench.extract.ExtractHeap;
import io.sluice.standalone.bench.extract.ExtractSpeed;
import io.sluice.standalone.bench.read.ReadSpeed;
import io.sluice.standalone.bench.repair.RepairBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs benches; each starts an installation of its own in a scratch folder and gives a markdown table. */
public final class Benches {

    /** What can be measured; case does not matter on the command line. */
    public enum Bench {
        OVERHEAD("p50 and p95 of a one-step request by phase, on a running server", 40),
        IMPORT("CSV import against COPY of the same file by hand, in the same run", 1_000_000),
        HEAP("a large import with a heap of 256 MB, and of twice as many rows of an API with 512 MB", 5_000_000),
        CHAOS(
                "imports, and joins of an API with a file, whose server is killed at random moments; counts lost and doubled rows",
                20),
        NL2SQL("questions with gold SQL from --data, answered and compared with the gold's rows", 0),
        ETL("sentences over several sources from --data, each run twice and its table compared", 0),
        REPAIR(
                "faults of twelve classes put into working pipelines, mended without a model; with --data also broken SQL",
                60),
        CDK("every stream of the manifests in --data, read by Sluice and by the reference engine and compared", 0),
        RETRIEVAL(
                "the tables that questions are about among those of generated business databases, up to 500 tables; with --data also its questions",
                500),
        EXTRACT("an API, PostgreSQL and a CSV into committed tables, against COPY of the same rows by hand", 1_000_000),
        READ("records per second of one stream, against the reference engine", 500_000);

        private final String meaning;
        private final int usual;

        Bench(String meaning, int usual) {
            this.meaning = meaning;
            this.usual = usual;
        }

        public String meaning() {
            return meaning;
        }
    }

    private Benches() {}

    /** Whether a bench has what it needs to run. */
    public static boolean canRun(Bench bench, @Nullable Path data) {
        return switch (bench) {
            case NL2SQL -> data != null && Files.isDirectory(data.resolve("nl2sql"));
            case ETL -> data != null && Files.isDirectory(data.resolve("etl"));
            case CDK -> data != null && Files.isDirectory(manifests(data));
            default -> true;
        };
    }

    /** The folder itself, or where the other benches' data keep theirs. */
    private static Path manifests(Path data) {
        var inside = data.resolve("connectors/manifests");
        return Files.isDirectory(inside) ? inside : data;
    }

    /**
     * How a bench is run: {@code size} 0 takes its own number of requests, rows, kills or questions; {@code compose} makes more tasks; an
     * evaluation does so many tasks at once and keeps their results in {@code results}, where it goes on from.
     */
    public record Options(
            int size,
            @Nullable Path data,
            boolean compose,
            int parallel,
            @Nullable Path results) {}

    /** The lines of a table. */
    public static List<String> run(Bench bench, Options options, Consumer<String> progress) throws IOException {
        var scratch = Files.createTempDirectory("sluice-bench");
        var file = options.results() == null ? scratch.resolve("results.jsonl") : options.results();
        try (var results = new Results(file, progress)) {
            var size = options.size() == 0 ? bench.usual : options.size();
            return measure(bench, scratch, options, new Evaluation(size, options.parallel(), results), progress);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static List<String> measure(
            Bench bench, Path scratch, Options options, Evaluation evaluation, Consumer<String> progress)
            throws IOException {
        var data = options.data();
        var size = evaluation.size();
        return switch (bench) {
            case OVERHEAD -> Overhead.measure(scratch, size);
            case IMPORT -> ImportSpeed.measure(scratch, size);
            case HEAP ->
                Stream.concat(
                                ImportHeap.measure(scratch.resolve("file"), size).stream(),
                                ExtractHeap.measure(scratch.resolve("api"), 2 * size).stream())
                        .toList();
            case CHAOS -> Chaos.measure(scratch, size);
            case NL2SQL -> Nl2sql.measure(Objects.requireNonNull(data), scratch, evaluation);
            case REPAIR -> RepairBench.measure(data, scratch, evaluation);
            case CDK ->
                CdkBench.measure(
                        manifests(Objects.requireNonNull(data)), scratch, Path.of("bench/data/cdk"), size, progress);
            case RETRIEVAL -> Retrieval.measure(data, scratch, size);
            case EXTRACT -> ExtractSpeed.measure(scratch, size);
            case READ -> ReadSpeed.measure(scratch, size);
            case ETL -> Etl.measure(Objects.requireNonNull(data), scratch, evaluation, options.compose());
        };
    }
}
