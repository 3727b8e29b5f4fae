package io.sluice.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The benches by name; each starts an installation of its own in a scratch folder and prints a markdown table. */
public enum Benches {
    OVERHEAD("p50 and p95 of a one-step request by phase, on a running server") {
        @Override
        List<String> measure(Path scratch, int size) {
            return Overhead.measure(scratch, size == 0 ? 40 : size);
        }
    },
    IMPORT("CSV import against COPY of the same file by hand, in the same run") {
        @Override
        List<String> measure(Path scratch, int size) {
            return ImportSpeed.measure(scratch, size == 0 ? 1_000_000 : size);
        }
    },
    HEAP("a large import by a server whose heap is limited to 256 MB") {
        @Override
        List<String> measure(Path scratch, int size) {
            return ImportHeap.measure(scratch, size == 0 ? 5_000_000 : size);
        }
    },
    CHAOS("imports and updates whose server is killed at random points; counts lost and doubled rows") {
        @Override
        List<String> measure(Path scratch, int size) {
            return Chaos.measure(scratch, size == 0 ? 20 : size);
        }
    };

    private final String meaning;

    Benches(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    abstract List<String> measure(Path scratch, int size);

    /** Runs it in a scratch folder that is deleted afterwards; {@code size} 0 takes the bench's own (requests, rows or kills). */
    public List<String> run(int size) throws IOException {
        var scratch = Files.createTempDirectory("sluice-bench");
        try {
            return measure(scratch, size);
        } finally {
            Scratch.delete(scratch);
        }
    }
}
