package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.EtlTask.EtlSource;
import io.sluice.standalone.bench.EtlTask.Kind;
import io.sluice.standalone.postgres.Database;
import io.sluice.standalone.postgres.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one task at a time is run: a target of its own, and connections of its own to the sources of the task. */
final class EtlLane {

    private static final int RUNS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Set<String> DECLINED = Set.of("asked", "refused");

    private final int number;
    private final Path data;
    private final Installation sluice;
    private final EtlDatabases databases;
    private final EtlApis apis;
    private final Database target;
    private final String into;

    EtlLane(
            int number,
            Path data,
            Installation sluice,
            EmbeddedCluster postgres,
            EtlDatabases databases,
            EtlApis apis) {
        this.number = number;
        this.data = data;
        this.sluice = sluice;
        this.databases = databases;
        this.apis = apis;
        this.target = postgres.database("target" + number);
        this.into = connect(EtlDatabases.connection("target" + number, target));
    }

    EtlOutcome run(EtlTask task) {
        try {
            var files = files(task);
            var on = connect(task);
            dropReport();
            for (int n = 1; n <= RUNS; n++) {
                var shown = run(task, n, on, files);
                var outcome = judge(task, shown);
                if (!outcome.outcome().equals("right")) {
                    return outcome;
                }
            }
            return new EtlOutcome(task.id(), "right", "");
        } catch (IOException | RuntimeException e) {
            return new EtlOutcome(task.id(), "failed", String.valueOf(e.getMessage()));
        }
    }

    private EtlOutcome judge(EtlTask task, JsonNode shown) {
        var outcome = shown.path("outcome").asText();
        if (DECLINED.contains(outcome)) {
            return new EtlOutcome(
                    task.id(),
                    "declined",
                    shown.path("question").toString()
                            + shown.path("error").path("message").asText());
        }
        if (!outcome.equals("committed")) {
            return new EtlOutcome(task.id(), "failed", outcome + " " + shown.path("error"));
        }
        long reads = 0;
        for (var step : shown.path("steps")) {
            reads += Set.of("extract", "load").contains(step.path("type").asText()) ? 1 : 0;
        }
        if (reads < task.sources().size()) {
            return new EtlOutcome(task.id(), "wrong", "only " + reads + " reads");
        }
        var rows = rows();
        var same = task.expected().stream().anyMatch(expected -> SameRows.same(rows, expected, task.ordered()));
        return new EtlOutcome(task.id(), same ? "right" : "wrong", same ? "" : sql(shown));
    }

    private static String sql(JsonNode shown) {
        for (var step : shown.path("steps")) {
            if (step.path("type").asText().equals("sql")) {
                return step.path("content").asText().replace('\n', ' ');
            }
        }
        return "";
    }

    private JsonNode run(EtlTask task, int n, List<String> on, Path files) {
        var id = task.id().toLowerCase(Locale.ROOT) + "-" + n;
        var request = new HashMap<String, Object>(
                Map.of("id", id, "sentence", task.request(), "on", on, "into", List.of(into), "approve", "yes"));
        request.put("files", files.toString());
        var reply = sluice.rest().post("/v1/requests", request);
        if (reply.status() >= 300) {
            throw new IllegalStateException(reply.body().toString());
        }
        Installation.await(id, PATIENCE, () -> !sluice.rest().outcome(id).equals("running"));
        return sluice.rest().show(id);
    }

    /** Files are given as they are in the data folder, those of composed tasks as they were made. */
    private Path files(EtlTask task) throws IOException {
        var folder = Files.createDirectories(sluice.files().resolve(task.id()));
        var given = data.resolve("etl").resolve("cross").resolve(task.id());
        for (var source : task.sources()) {
            var name = source.table() + (source.kind() == Kind.CSV ? ".csv" : ".jsonl");
            if (source.kind() == Kind.CSV || source.kind() == Kind.JSONL) {
                if (source.rows() == null) {
                    Files.copy(given.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                } else {
                    EtlFiles.write(folder.resolve(name), source.kind(), source.rows());
                }
            }
        }
        return folder;
    }

    private List<String> connect(EtlTask task) throws IOException {
        var on = new ArrayList<String>();
        for (var kind : List.of(Kind.POSTGRES, Kind.MYSQL)) {
            var sources = task.of(kind);
            if (!sources.isEmpty()) {
                var name = (kind == Kind.POSTGRES ? "pg" : "my") + number;
                var tables = sources.stream().map(EtlSource::table).toList();
                on.add(connect(databases.connection(
                        name, kind, String.valueOf(sources.getFirst().database()), tables)));
            }
        }
        var served = task.of(Kind.REST_JSON);
        if (!served.isEmpty()) {
            served.forEach(source -> apis.serve(task.id(), source.table(), source.rows()));
            on.add(connect(Map.of(
                    "name",
                    "api" + number,
                    "manifest",
                    EtlManifest.of(served),
                    "manifest_name",
                    "api",
                    "config",
                    Map.of("base_url", apis.url(task.id()), "token", EtlApis.TOKEN))));
        }
        return on;
    }

    private String connect(Map<String, ?> connection) {
        var reply = sluice.rest().post("/v1/connections", connection);
        if (reply.status() >= 300) {
            throw new IllegalStateException("connect: " + reply.body());
        }
        return String.valueOf(connection.get("name"));
    }

    private List<List<@Nullable String>> rows() {
        try (var connection = target.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select * from public.report")) {
            return Dumps.rows(result);
        } catch (SQLException e) {
            throw new IllegalStateException("the report cannot be read", e);
        }
    }

    private void dropReport() {
        try (var connection = target.connect();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists public.report");
        } catch (SQLException e) {
            throw new IllegalStateException("the report cannot be dropped", e);
        }
    }
}
