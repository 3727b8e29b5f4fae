package io.sluice.standalone.bench.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.bench.Dumps;
import io.sluice.standalone.bench.Evaluation;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.SameRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements that a model once got wrong, given to a Sluice whose model says just that and nothing after it. */
final class BrokenStatements {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Installation sluice;
    private final Dumps dumps;
    private final BrokenAuthor author;

    private BrokenStatements(Installation sluice, Dumps dumps, BrokenAuthor author) {
        this.sluice = sluice;
        this.dumps = dumps;
        this.author = author;
    }

    static List<String> measure(Path data, Path scratch, Evaluation evaluation) throws IOException {
        try (var author = new BrokenAuthor();
                var sluice = new Installation(scratch, List.of())) {
            author.author(sluice);
            sluice.up();
            try (var dumps = new Dumps(data, sluice, scratch)) {
                dumps.load("postgres");
                dumps.load("mysql");
                return new BrokenStatements(sluice, dumps, author).run(data, evaluation);
            }
        }
    }

    private record Line(JsonNode asked, boolean repaired, String why) {
        static Line of(JsonNode asked, JsonNode kept) {
            return new Line(
                    asked,
                    kept.path("outcome").asText().equals("repaired"),
                    kept.path("why").asText());
        }

        ObjectNode json() {
            return Installation.JSON
                    .createObjectNode()
                    .put("outcome", repaired ? "repaired" : "not repaired")
                    .put("why", why);
        }
    }

    private List<String> run(Path data, Evaluation evaluation) throws IOException {
        var broken = new ArrayList<JsonNode>();
        for (var text : Files.readAllLines(data.resolve("nl2sql").resolve("sql_repair.jsonl"))) {
            var asked = Installation.JSON.readTree(text);
            var known = asked.path("dialect").asText().equals("postgres") || dumps.hasMariaDb();
            if (asked.path("kind").asText().equals("exec_error") && known) {
                broken.add(asked);
            }
        }
        return report(evaluation.each(
                broken,
                asked -> "broken statements/" + asked.path("id").asText(),
                Collections.nCopies(evaluation.parallel(), this::met),
                Line::of));
    }

    private ObjectNode met(JsonNode asked) {
        var connection = asked.path("dialect").asText() + "_" + asked.path("db").asText();
        var question = asked.path("question").asText();
        author.says(question, asked.path("broken_sql").asText());
        var id = asked.path("id").asText() + "-x";
        return sluice.rest()
                .post(
                        "/v1/requests",
                        Map.of("id", id, "sentence", question, "on", List.of(connection), "read_only", true))
                .outcome(accepted -> ended(asked, id, connection).json());
    }

    private Line ended(JsonNode asked, String id, String connection) {
        Installation.await(id, PATIENCE, () -> !sluice.rest().outcome(id).equals("running"));
        var shown = sluice.rest().show(id);
        if (!shown.path("outcome").asText().equals("answered")) {
            return new Line(
                    asked,
                    false,
                    shown.path("outcome").asText() + ": "
                            + shown.path("error").path("message").asText().replace('\n', ' '));
        }
        var same = right(asked, shown, connection);
        return new Line(
                asked,
                same,
                same ? "" : shown.path("steps").path(0).path("content").asText().replace('\n', ' '));
    }

    private boolean right(JsonNode asked, JsonNode shown, String connection) {
        var ours = new ArrayList<List<@Nullable String>>();
        shown.path("table").path("rows").forEach(row -> {
            var values = new ArrayList<@Nullable String>();
            row.forEach(value -> values.add(value.isNull() ? null : value.asText()));
            ours.add(values);
        });
        try (var database = dumps.open(connection)) {
            for (var gold : asked.path("gold")) {
                if (SameRows.same(
                        ours,
                        Dumps.rows(database, gold.asText()),
                        asked.path("ordered").asBoolean())) {
                    return true;
                }
            }
            return false;
        } catch (SQLException noGold) {
            return false;
        }
    }

    private static List<String> report(List<Line> all) {
        var lines = new ArrayList<>(List.of("| broken statements | n | repaired |", "|---|---:|---:|"));
        for (var dialect : List.of("postgres", "mysql")) {
            var some = all.stream()
                    .filter(line -> line.asked().path("dialect").asText().equals(dialect))
                    .toList();
            lines.add("| " + dialect + " | " + some.size() + " | "
                    + some.stream().filter(Line::repaired).count() + " |");
        }
        lines.add("| all | " + all.size() + " | "
                + all.stream().filter(Line::repaired).count() + " |");
        lines.add("");
        all.stream()
                .filter(line -> !line.repaired())
                .forEach(line ->
                        lines.add("not repaired: " + line.asked().path("id").asText() + ": " + line.why()));
        lines.add("");
        return lines;
    }
}
