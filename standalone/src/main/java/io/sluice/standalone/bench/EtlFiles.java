package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.EtlTask.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a table as a file. */
final class EtlFiles {

    private EtlFiles() {}

    static void write(Path file, Kind kind, JsonNode rows) throws IOException {
        var lines = new ArrayList<String>();
        if (kind == Kind.JSONL) {
            rows.forEach(row -> lines.add(row.toString()));
        } else if (!rows.isEmpty()) {
            var names = new ArrayList<String>();
            rows.get(0).fieldNames().forEachRemaining(names::add);
            lines.add(String.join(",", names));
            rows.forEach(row -> lines.add(line(names, row)));
        }
        Files.write(file, lines);
    }

    private static String line(List<String> names, JsonNode row) {
        return String.join(
                ",", names.stream().map(name -> field(row.path(name))).toList());
    }

    private static String field(JsonNode value) {
        return value.isNull()
                ? ""
                : value.isTextual() ? "\"" + value.asText().replace("\"", "\"\"") + "\"" : value.asText();
    }
}
