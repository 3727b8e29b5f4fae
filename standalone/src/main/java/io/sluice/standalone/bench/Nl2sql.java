package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Questions with gold SQL over databases of its data folder, asked as a batch is; rows compared with those of the gold. */
final class Nl2sql implements AutoCloseable {

    private static final int AT_ONCE = 2;

    private final Path data;
    private final Installation sluice;
    private final Dumps dumps;

    private Nl2sql(Path data, Path scratch) throws IOException {
        this.data = data;
        this.sluice = new Installation(scratch, List.of()).up();
        this.dumps = new Dumps(data, sluice, scratch);
    }

    /** {@code size} limits the questions of each dialect; 0 asks all. */
    static List<String> measure(Path data, Path scratch, int size) throws IOException {
        try (var bench = new Nl2sql(data, scratch)) {
            var lines = new ArrayList<String>();
            var who = Measured.of(bench.sluice);
            for (var dialect : List.of("postgres", "mysql")) {
                if (dialect.equals("mysql") && !bench.dumps.hasMariaDb()) {
                    lines.add("MariaDB: not measured, there is no mariadbd on the PATH.");
                    continue;
                }
                bench.dumps.load(dialect);
                lines.addAll(new Nl2sqlReport(dialect, bench.ask(dialect, size), who).lines());
            }
            return lines;
        }
    }

    /** One question and what came of it; {@code right} compares rows, also of a reading that was not sure enough to be answered. */
    record Asked(JsonNode line, JsonNode answer, boolean answered, boolean right) {
        String source() {
            return line.path("source").asText("?").split("[ /]")[0];
        }
    }

    private List<Asked> ask(String dialect, int size) throws IOException {
        var lines = Files.readAllLines(data.resolve("nl2sql").resolve("nl2sql_" + dialect + ".jsonl"));
        var asked = new ArrayList<Callable<Asked>>();
        for (var text : lines.subList(0, size == 0 ? lines.size() : Math.min(size, lines.size()))) {
            var line = Installation.JSON.readTree(text);
            asked.add(() -> ask(line, dialect + "_" + line.path("db").asText()));
        }
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = new ArrayList<Asked>();
            for (var one : pool.invokeAll(asked)) {
                all.add(one.get());
            }
            return all;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question could not be asked", e.getCause());
        }
    }

    private Asked ask(JsonNode line, String connection) {
        var question = new LinkedHashMap<String, Object>();
        question.put("question", line.path("question").asText());
        question.put("evidence", line.path("evidence").asText());
        question.put("on", connection);
        var answer = sluice.rest().post("/v1/asks", question).body();
        var answered = answer.path("outcome").asText().equals("answered");
        try (var database = dumps.open(connection)) {
            return new Asked(line, answer, answered, right(line, answer, answered, database));
        } catch (SQLException dead) {
            var lost = Installation.JSON.createObjectNode().put("outcome", "failed");
            return new Asked(line, lost.put("why", "its database: " + dead.getMessage()), false, false);
        }
    }

    private static boolean right(JsonNode line, JsonNode answer, boolean answered, Connection database) {
        if (!answer.hasNonNull("sql")) {
            return false;
        }
        try {
            var ours = answered
                    ? rows(answer.path("rows"))
                    : Dumps.rows(database, answer.path("sql").asText());
            for (var gold : line.path("gold")) {
                if (SameRows.same(
                        ours,
                        Dumps.rows(database, gold.asText()),
                        line.path("ordered").asBoolean())) {
                    return true;
                }
            }
        } catch (SQLException wrongEither) {
            return false;
        }
        return false;
    }

    private static List<List<@Nullable String>> rows(JsonNode json) {
        var rows = new ArrayList<List<@Nullable String>>();
        json.forEach(row -> {
            var values = new ArrayList<@Nullable String>();
            row.forEach(value -> values.add(value.isNull() ? null : value.asText()));
            rows.add(values);
        });
        return rows;
    }

    @Override
    public void close() {
        sluice.close();
        dumps.close();
    }
}
