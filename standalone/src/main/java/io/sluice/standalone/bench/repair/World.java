package io.sluice.standalone.bench.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.bench.Dumps;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.ScratchMariaDb;
import io.sluice.standalone.bench.repair.RepairBench.Unbroken;
import io.sluice.standalone.postgres.EmbeddedCluster;
import io.sluice.store.Drafts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Databases and files of their own in one installation: runs a sentence as it is, or with a broken pipeline put in its place before it is approved. */
final class World {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern MADE = Pattern.compile("create table (\\w+)");

    private final Installation sluice;
    private final Path files;
    private final Target target;
    private final Target other;
    private final int number;
    private int count;

    /** A database as a client sees it, and what Sluice calls it. */
    private record Target(String name, Opening opening) {}

    World(int number, Installation sluice, EmbeddedCluster postgres, @Nullable ScratchMariaDb mariadb)
            throws IOException {
        this.number = number;
        this.sluice = sluice;
        this.files = Files.createDirectories(sluice.files().resolve("lane" + number));
        Harbour.writeFiles(files);
        var database = postgres.database("harbour" + number);
        this.target = connected("postgres" + number, Dumps.address(database), database.password(), database::connect);
        this.other = mariadb == null ? target : connected(mariadb);
    }

    private Target connected(ScratchMariaDb mariadb) {
        var database = "harbour" + number;
        execute(() -> mariadb.open("", false), List.of("create database " + database + " character set utf8mb4"));
        return connected("mariadb" + number, mariadb.url(database), "", () -> mariadb.open(database, false));
    }

    private Target connected(String name, String url, String password, Opening opening) {
        var reply = sluice.rest().post("/v1/connections", Map.of("name", name, "url", url, "password", password));
        if (reply.status() >= 300) {
            throw new IllegalStateException("connect " + name + ": " + reply.body());
        }
        return new Target(name, opening);
    }

    /** The sentences that work here. */
    List<WorkingPipeline> pipelines() {
        return Harbour.pipelines(target.name(), other.name());
    }

    @FunctionalInterface
    private interface Opening {
        Connection open() throws SQLException;
    }

    /** Runs the sentence to its end. */
    Unbroken works(WorkingPipeline working) {
        prepare(working);
        var id = submitted(working);
        var shown = rested(id, "");
        if (!waits(shown)) {
            throw new IllegalStateException(working.sentence() + ": " + shown);
        }
        var pipeline = Drafts.read(pipeline(id));
        approve(shown);
        return new Unbroken(pipeline, rows(working));
    }

    /** Puts the broken pipeline in the place of the one that works, waits for the repairs, approves, and looks at the target. */
    ObjectNode meets(Mutation mutation, List<String> expected) {
        prepare(mutation.of());
        var id = submitted(mutation.of());
        var before = rested(id, "");
        try {
            var edit = sluice.rest()
                    .post(
                            "/v1/requests/" + id + "/edit",
                            Map.of("pipeline", Installation.JSON.readTree(Drafts.write(mutation.broken()))));
            return edit.outcome(edited -> judged(
                            mutation.of(), rested(id, before.path("proof").asText()), expected)
                    .json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Met judged(WorkingPipeline working, JsonNode shown, List<String> expected) {
        var repairs = Stream.<JsonNode>iterate(
                        shown.path("repairs").path(0), one -> !one.isMissingNode(), one -> shown.path("repairs")
                                .path(one.path("attempt").asInt()))
                .toList();
        var texts = repairs.stream()
                .map(one ->
                        one.path("class").asText() + ": " + one.path("reason").asText())
                .toList();
        var flagged = repairs.stream().anyMatch(one -> one.path("changes_rows").asBoolean());
        if (!waits(shown)) {
            return new Met(true, false, flagged, why(shown, texts));
        }
        if (repairs.isEmpty()) {
            sluice.rest().post("/v1/requests/" + shown.path("id").asText() + "/reject", Map.of("reason", "no fault"));
            return new Met(false, false, flagged, "");
        }
        approve(shown);
        var same = rows(working).equals(expected);
        return new Met(true, same, flagged, same ? "" : "other rows, after " + String.join("; ", texts));
    }

    private static String why(JsonNode shown, List<String> repairs) {
        return shown.path("outcome").asText() + ": "
                + shown.path("error").path("message").asText().replace('\n', ' ') + " after " + repairs;
    }

    private static boolean waits(JsonNode shown) {
        return shown.path("outcome").asText().equals("awaiting_approval");
    }

    private void prepare(WorkingPipeline working) {
        var made = working.before().stream()
                .flatMap(sql -> MADE.matcher(sql).results())
                .map(match -> match.group(1));
        var drops = Stream.concat(made, working.into() == null ? Stream.empty() : Stream.of(working.target()))
                .distinct()
                .map(table -> "drop table if exists " + table);
        execute(
                opening(working),
                Stream.concat(drops, working.before().stream()).toList());
        if (working.into() == null) {
            try {
                Files.deleteIfExists(files.resolve(working.target()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String submitted(WorkingPipeline working) {
        var id = "fault-" + number + "-" + ++count;
        var call = new HashMap<String, Object>(Map.of(
                "id",
                id,
                "sentence",
                working.sentence(),
                "approve",
                "ask",
                "files",
                files.toString(),
                "on",
                List.of(working.into() == null ? target.name() : working.into())));
        if (working.into() != null) {
            call.put("into", working.into());
        }
        var reply = sluice.rest().post("/v1/requests", call);
        if (reply.status() != 202) {
            throw new IllegalStateException(reply.body().toString());
        }
        return id;
    }

    /** Where the request rests after the proof {@code before}, which does not count any more. */
    private JsonNode rested(String id, String before) {
        Installation.await(id + " to rest", PATIENCE, () -> {
            var shown = sluice.rest().show(id);
            return !shown.path("outcome").asText().equals("running")
                    && (!waits(shown)
                            || !shown.path("proof").asText().equals(before)
                            || !shown.path("repairs").isEmpty());
        });
        return sluice.rest().show(id);
    }

    private String pipeline(String id) {
        try {
            return sluice.rest().get("/v1/requests/" + id + "/pipeline").body().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void approve(JsonNode shown) {
        var id = shown.path("id").asText();
        Installation.await(id + " to end", PATIENCE, () -> {
            var outcome = sluice.rest().outcome(id);
            if (outcome.equals("awaiting_approval")) {
                sluice.rest().post("/v1/requests/" + id + "/approve", Map.of());
            }
            return !outcome.equals("running") && !outcome.equals("awaiting_approval");
        });
    }

    private List<String> rows(WorkingPipeline working) {
        try {
            if (working.into() == null) {
                var file = files.resolve(working.target());
                return Files.exists(file) ? Files.readAllLines(file) : List.of("no file");
            }
            try (var connection = opening(working).open()) {
                return Dumps.rows(connection, "select * from " + working.target()).stream()
                        .map(Object::toString)
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException notThere) {
            return List.of(String.valueOf(notThere.getMessage()));
        }
    }

    private Opening opening(WorkingPipeline working) {
        return (other.name().equals(working.into()) ? other : target).opening();
    }

    private static void execute(Opening where, List<String> statements) {
        try (var connection = where.open();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(statements.toString(), e);
        }
    }
}
