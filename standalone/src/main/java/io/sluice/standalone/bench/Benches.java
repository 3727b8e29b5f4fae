package io.sluice.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs benches; each starts an installation of its own in a scratch folder and gives a markdown table. */
public final class Benches {

    /** What can be measured; case does not matter on the command line. */
    public enum Bench {
        OVERHEAD("p50 and p95 of a one-step request by phase, on a running server", 40),
        IMPORT("CSV import against COPY of the same file by hand, in the same run", 1_000_000),
        HEAP("a large import by a server whose heap is limited to 256 MB", 5_000_000),
        CHAOS("imports whose server is killed at random moments; counts lost and doubled rows", 20);

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

    /** The lines of a table; {@code size} 0 takes the bench's own number of requests, rows or kills. */
    public static List<String> run(Bench bench, int size) throws IOException {
        var scratch = Files.createTempDirectory("sluice-bench");
        try {
            return measure(bench, scratch, size == 0 ? bench.usual : size);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static List<String> measure(Bench bench, Path scratch, int size) {
        return switch (bench) {
            case OVERHEAD -> Overhead.measure(scratch, size);
            case IMPORT -> ImportSpeed.measure(scratch, size);
            case HEAP -> ImportHeap.measure(scratch, size);
            case CHAOS -> Chaos.measure(scratch, size);
        };
    }
}
