package io.sluice.standalone.bench;

import java.nio.file.Path;
import java.util.List;

/** Whether memory depends on the size of the data: an import that could not fit into the server's heap. */
final class ImportHeap {

    private ImportHeap() {}

    static List<String> measure(Path scratch, int rows) {
        try (var sluice =
                new Installation(scratch, List.of("-Xmx256m")).planned().up()) {
            var csv = WideFile.write(sluice.files().resolve("wide.csv"), rows);
            var shown = new Imports(sluice).commits("large", "Import wide.csv into the table large");
            var loaded = Warehouse.of(sluice).count("large");
            return List.of(
                    "| source | rows | file MB | heap limit MB | rows in the table | outcome |",
                    "|---|---:|---:|---:|---:|---|",
                    "| file | " + rows + " | " + csv.toFile().length() / 1_000_000 + " | 256 | " + loaded + " | "
                            + shown.path("outcome").asText() + " |");
        }
    }
}
