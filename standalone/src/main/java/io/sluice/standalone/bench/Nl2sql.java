package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions with gold SQL over databases of its data folder, asked as a batch is; rows compared with those of the gold. */
final class Nl2sql implements AutoCloseable {

    private final Path data;
    private final Evaluation evaluation;
    private final Installation sluice;
    private final Dumps dumps;

    private Nl2sql(Path data, Path scratch, Evaluation evaluation) throws IOException {
        this.data = data;
        this.evaluation = evaluation;
        this.sluice = new Installation(scratch, List.of()).configured().up();
        this.dumps = new Dumps(data, sluice, scratch);
    }

    static List<String> measure(Path data, Path scratch, Evaluation evaluation) throws IOException {
        try (var bench = new Nl2sql(data, scratch, evaluation)) {
            var lines = new ArrayList<String>();
            var who = Measured.of(bench.sluice);
            for (var dialect : List.of("postgres", "mysql")) {
                if (dialect.equals("mysql") && !bench.dumps.hasMariaDb()) {
                    lines.add("MariaDB: not measured, there is no mariadbd on the PATH.");
                    continue;
                }
                bench.dumps.load(dialect);
                lines.addAll(new Nl2sqlReport(dialect, bench.ask(dialect, who), who).lines());
            }
            return lines;
        }
    }

    /** One question and what came of it; {@code right} compares rows, also of a reading that was not sure enough to be answered. */
    record Asked(JsonNode line, JsonNode answer, boolean answered, boolean right) {
        static Asked of(JsonNode line, JsonNode kept) {
            var answered = kept.path("outcome").asText().equals("answered");
            return new Asked(line, kept, answered, kept.path("right").asBoolean());
        }

        String source() {
            return line.path("source").asText("?").split("[ /]")[0];
        }
    }

    private List<Asked> ask(String dialect, Measured who) throws IOException {
        var questions = new ArrayList<JsonNode>();
        for (var text :
                evaluation.some(Files.readAllLines(data.resolve("nl2sql").resolve("nl2sql_" + dialect + ".jsonl")))) {
            questions.add(Installation.JSON.readTree(text));
        }
        return evaluation.each(
                questions,
                line -> who.author() + "/" + dialect + "/" + line.path("id").asText(),
                Collections.nCopies(
                        evaluation.parallel(),
                        line -> ask(line, dialect + "_" + line.path("db").asText())),
                Asked::of);
    }

    private ObjectNode ask(JsonNode line, String connection) {
        var question = new LinkedHashMap<String, Object>();
        question.put("question", line.path("question").asText());
        question.put("evidence", line.path("evidence").asText());
        question.put("on", connection);
        return sluice.rest().post("/v1/asks", question).outcome(body -> judged(line, (ObjectNode) body, connection));
    }

    private ObjectNode judged(JsonNode line, ObjectNode answer, String connection) {
        var answered = answer.path("outcome").asText().equals("answered");
        try (var database = dumps.open(connection)) {
            return answer.put("right", right(line, answer, answered, database)).without(List.of("rows", "columns"));
        } catch (SQLException dead) {
            return answer.put("outcome", "failed").put("why", "its database: " + dead.getMessage());
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
