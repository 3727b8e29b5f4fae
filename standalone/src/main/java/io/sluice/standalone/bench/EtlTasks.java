package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.EtlTask.EtlSource;
import io.sluice.standalone.bench.EtlTask.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tasks of a data folder. */
final class EtlTasks {

    private final Path data;

    EtlTasks(Path data) {
        this.data = data;
    }

    List<EtlTask> read() throws IOException {
        var tasks = new ArrayList<EtlTask>();
        for (var line : Files.readAllLines(data.resolve("etl").resolve("etl.jsonl"))) {
            tasks.add(task(Installation.JSON.readTree(line)));
        }
        return tasks;
    }

    private EtlTask task(JsonNode line) throws IOException {
        var sources = new ArrayList<EtlSource>();
        for (var source : line.path("sources")) {
            sources.add(source(source));
        }
        var expected = new ArrayList<List<List<@Nullable String>>>();
        for (var file : line.path("expected")) {
            expected.add(rows(Files.readString(data.resolve(file.asText()))));
        }
        return new EtlTask(line.path("id").asText(), line.path("request").asText(), sources, expected, false);
    }

    private EtlSource source(JsonNode source) throws IOException {
        var kind = Kind.valueOf(source.path("kind").asText().toUpperCase(Locale.ROOT));
        var database = source.path("database").asText("");
        var rows = kind == Kind.REST_JSON
                ? Installation.JSON
                        .readTree(data.resolve(source.path("path").asText()).toFile())
                        .path("data")
                : null;
        return new EtlSource(source.path("table").asText(), kind, database, rows);
    }

    /** A CSV without a header, where an empty field is NULL. */
    static List<List<@Nullable String>> rows(String csv) {
        var rows = new ArrayList<List<@Nullable String>>();
        var row = new ArrayList<@Nullable String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            var c = csv.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    field.append(csv.charAt(++i));
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(field.isEmpty() ? null : field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(Collections.unmodifiableList(new ArrayList<>(row)));
                    row.clear();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        return rows;
    }
}
