package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * Import of one CSV through the whole road, sentence to receipt, against the same file by hand. A tenth of the rows is imported before, so
 * that a server is measured that has done this work already and not how a JVM warms up.
 */
final class ImportSpeed {

    private ImportSpeed() {}

    static List<String> measure(Path scratch, int rows) {
        try (var sluice = new Installation(scratch, List.of()).planned().up()) {
            var csv = WideFile.write(sluice.files().resolve("wide.csv"), rows);
            WideFile.write(sluice.files().resolve("first.csv"), Math.max(1000, rows / 10));
            var imports = new Imports(sluice);
            var byHand = new ByHand(Warehouse.of(sluice));
            imports.commits("warm", "Import first.csv into the table warm");

            var copy = byHand.copyIntoNewTable(csv, "by_hand");
            var made = imports.commits("made", "Import wide.csv into the table by_sluice");
            var append = byHand.appendThroughStage(csv, "by_hand");
            imports.commits("first", "Import first.csv into the table appended");
            var appended = imports.commits("appended", "Import wide.csv into the table appended");
            return List.of(
                    "| " + rows + " rows, 10 columns | ms | rows/s | against by hand |",
                    "|---|---:|---:|---:|",
                    row("`COPY` into a new table, by hand", rows, copy, copy),
                    row("Sluice, new table: staging and commit", rows, work(made), copy),
                    row("Sluice, new table: sentence to receipt", rows, whole(made), copy),
                    row("`COPY` into a stage, `INSERT … SELECT`, by hand", rows, append, append),
                    row("Sluice, append: staging and commit", rows, work(appended), append),
                    row("Sluice, append: sentence to receipt", rows, whole(appended), append));
        }
    }

    private static long work(JsonNode shown) {
        return millis(shown, "rehearse") + millis(shown, "commit");
    }

    private static long whole(JsonNode shown) {
        long all = 0;
        for (var phase : shown.path("phases")) {
            all += phase.path("ms").asLong();
        }
        return all;
    }

    private static long millis(JsonNode shown, String name) {
        for (var phase : shown.path("phases")) {
            if (phase.path("name").asText().equals(name)) {
                return phase.path("ms").asLong();
            }
        }
        throw new IllegalStateException("no phase " + name + " in " + shown);
    }

    private static String row(String what, int rows, long millis, long peer) {
        return "| " + what + " | " + millis + " | " + Math.round(rows * 1000.0 / millis) + " | "
                + String.format("%.2f", (double) peer / millis) + " |";
    }
}
