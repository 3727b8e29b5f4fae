package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.EtlTask.EtlSource;
import io.sluice.standalone.bench.EtlTask.Kind;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sentences over several sources, each run twice from end to end; the target's rows compared after each run. */
final class Etl implements AutoCloseable {

    private static final int RUNS = 2;
    private static final Set<String> DECLINED = Set.of("asked", "refused");

    private final Path data;
    private final Installation sluice;
    private final EmbeddedCluster postgres;
    private final ScratchMariaDb mariadb;
    private final EtlDatabases databases;
    private final EtlApis apis;

    private Etl(Path data, Path scratch) throws IOException {
        this.data = data;
        this.sluice = new Installation(scratch, List.of()).up();
        this.postgres = EmbeddedCluster.start(new Home(scratch.resolve("dumps")), ClusterKind.SANDBOX);
        this.mariadb = ScratchMariaDb.start(scratch.resolve("mariadb"))
                .orElseThrow(() -> new IllegalStateException("this bench needs mariadbd on the PATH"));
        this.databases = new EtlDatabases(data, postgres, mariadb);
        this.apis = new EtlApis();
    }

    /** {@code compose}: also tasks made of the questions of nl2sql. {@code size} limits each set; 0 runs all. */
    static List<String> measure(Path data, Path scratch, int size, boolean compose) throws IOException {
        try (var bench = new Etl(data, scratch)) {
            var lines = new ArrayList<>(bench.report("tasks", first(new EtlTasks(data).read(), size)));
            if (compose) {
                lines.addAll(bench.report("composed", first(new EtlComposer(data, bench.databases).tasks(), size)));
            }
            return lines;
        }
    }

    private static <T> List<T> first(List<T> all, int size) {
        return size == 0 || size > all.size() ? all : all.subList(0, size);
    }

    /** What came of one task: right, wrong, declined or failed, and why. */
    private record Outcome(String id, String outcome, String why) {}

    private List<String> report(String set, List<EtlTask> tasks) throws IOException {
        var outcomes = tasks.stream().map(this::run).toList();
        var who = Measured.of(sluice);
        var lines = new ArrayList<>(List.of(
                who.heading(),
                "",
                "| " + set + " | n | right | wrong | declined | failed |",
                "|---|---:|---:|---:|---:|---:|"));
        lines.add("| all | " + tasks.size() + " | " + who.figure(count(outcomes, "right")) + " | "
                + who.figure(count(outcomes, "wrong")) + " | " + count(outcomes, "declined") + " | "
                + count(outcomes, "failed") + " |");
        lines.add("");
        outcomes.stream()
                .filter(one -> who.isReal())
                .map(one -> one.outcome() + " " + one.id() + (one.why().isEmpty() ? "" : ": " + one.why()))
                .forEach(lines::add);
        lines.add("");
        return lines;
    }

    private static long count(List<Outcome> outcomes, String outcome) {
        return outcomes.stream().filter(one -> one.outcome().equals(outcome)).count();
    }

    private Outcome run(EtlTask task) {
        try {
            var files = files(task);
            var on = connect(task);
            var warehouse = Warehouse.of(sluice);
            warehouse.execute("drop table if exists public.report");
            for (int n = 1; n <= RUNS; n++) {
                var shown = run(task, n, on, files);
                var outcome = judge(task, shown, warehouse);
                if (!outcome.outcome().equals("right")) {
                    return outcome;
                }
            }
            return new Outcome(task.id(), "right", "");
        } catch (IOException | RuntimeException e) {
            return new Outcome(task.id(), "failed", String.valueOf(e.getMessage()));
        }
    }

    private Outcome judge(EtlTask task, JsonNode shown, Warehouse warehouse) {
        var outcome = shown.path("outcome").asText();
        if (DECLINED.contains(outcome)) {
            return new Outcome(
                    task.id(),
                    "declined",
                    shown.path("question").toString()
                            + shown.path("error").path("message").asText());
        }
        if (!outcome.equals("committed")) {
            return new Outcome(task.id(), "failed", outcome + " " + shown.path("error"));
        }
        long reads = 0;
        for (var step : shown.path("steps")) {
            reads += Set.of("extract", "load").contains(step.path("type").asText()) ? 1 : 0;
        }
        if (reads < task.sources().size()) {
            return new Outcome(task.id(), "wrong", "only " + reads + " reads");
        }
        var rows = rows(warehouse);
        var same = task.expected().stream().anyMatch(expected -> SameRows.same(rows, expected, task.ordered()));
        return new Outcome(task.id(), same ? "right" : "wrong", same ? "" : sql(shown));
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
        var id = task.id().toLowerCase(java.util.Locale.ROOT) + "-" + n;
        var request = new HashMap<String, Object>(
                Map.of("id", id, "sentence", task.request(), "on", on, "into", List.of("warehouse"), "approve", "yes"));
        request.put("files", files.toString());
        var reply = sluice.rest().post("/v1/requests", request);
        if (reply.status() >= 300) {
            throw new IllegalStateException(reply.body().toString());
        }
        Installation.await(id, java.time.Duration.ofSeconds(120), () -> !sluice.rest()
                .outcome(id)
                .equals("running"));
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
                var name = kind == Kind.POSTGRES ? "pg" : "my";
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
                    "api",
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

    private static List<List<@Nullable String>> rows(Warehouse warehouse) {
        try (var connection = warehouse.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select * from public.report")) {
            var rows = new ArrayList<List<@Nullable String>>();
            while (result.next()) {
                var row = new ArrayList<@Nullable String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("the report cannot be read", e);
        }
    }

    @Override
    public void close() {
        apis.close();
        sluice.close();
        postgres.close();
        mariadb.close();
    }
}
