package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Questions with gold SQL over databases of its data folder, asked as a batch is; rows compared with those of the gold. */
final class Nl2sql implements AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final int MOST_ROWS = 10_001;

    private final Path data;
    private final Installation sluice;
    private final EmbeddedCluster postgres;
    private final @Nullable ScratchMariaDb mariadb;
    private final Map<String, Opening> databases = new HashMap<>();

    @FunctionalInterface
    private interface Opening {
        Connection open() throws SQLException;
    }

    private Nl2sql(Path data, Path scratch) throws IOException {
        this.data = data;
        this.sluice = new Installation(scratch, List.of()).up();
        this.postgres = EmbeddedCluster.start(new Home(scratch.resolve("dumps")), ClusterKind.SANDBOX);
        this.mariadb = ScratchMariaDb.start(scratch.resolve("mariadb")).orElse(null);
    }

    /** {@code size} limits the questions of each dialect; 0 asks all. */
    static List<String> measure(Path data, Path scratch, int size) throws IOException {
        try (var bench = new Nl2sql(data, scratch)) {
            var lines = new ArrayList<String>();
            for (var dialect : List.of("postgres", "mysql")) {
                if (dialect.equals("mysql") && bench.mariadb == null) {
                    lines.add("MariaDB: not measured, there is no mariadbd on the PATH.");
                    continue;
                }
                bench.load(dialect);
                lines.addAll(new Nl2sqlReport(dialect, bench.ask(dialect, size)).lines());
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

    private void load(String dialect) throws IOException {
        try (var dumps = Files.newDirectoryStream(data.resolve("nl2sql").resolve(dialect), "*.sql")) {
            for (var dump : dumps) {
                var name = dump.getFileName().toString().replace(".sql", "");
                if (dialect.equals("postgres")) {
                    loadPostgres(name, dump);
                } else if (mariadb != null) {
                    mariadb.load(name, dump);
                    databases.put("mysql_" + name, () -> mariadb.open(name, false));
                    connect("mysql_" + name, mariadb.url(name), "");
                }
            }
        }
    }

    private void loadPostgres(String name, Path dump) throws IOException {
        var database = postgres.database(name);
        try (var connection = database.connect();
                var load = connection.createStatement()) {
            load.execute(Files.readString(dump));
        } catch (SQLException e) {
            throw new IOException(dump + " cannot be loaded", e);
        }
        databases.put("postgres_" + name, database::connect);
        connect(
                "postgres_" + name,
                database.url().replaceFirst("^jdbc:postgresql://", "postgres://" + database.user() + "@"),
                database.password());
    }

    private void connect(String name, String url, String password) {
        var reply = sluice.rest().post("/v1/connections", Map.of("name", name, "url", url, "password", password));
        if (reply.status() >= 300) {
            throw new IllegalStateException("connect " + name + ": " + reply.body());
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

    private Asked ask(JsonNode line, String connection) throws SQLException {
        var question = new LinkedHashMap<String, Object>();
        question.put("question", line.path("question").asText());
        question.put("evidence", line.path("evidence").asText());
        question.put("on", connection);
        var answer = sluice.rest().post("/v1/asks", question).body();
        var answered = answer.path("outcome").asText().equals("answered");
        try (var database = databases.get(connection).open()) {
            return new Asked(line, answer, answered, right(line, answer, answered, database));
        }
    }

    private static boolean right(JsonNode line, JsonNode answer, boolean answered, Connection database) {
        if (!answer.hasNonNull("sql")) {
            return false;
        }
        try {
            var ours = answered
                    ? rows(answer.path("rows"))
                    : rows(database, answer.path("sql").asText());
            for (var gold : line.path("gold")) {
                if (SameRows.same(
                        ours,
                        rows(database, gold.asText()),
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

    private static List<List<@Nullable String>> rows(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.setMaxRows(MOST_ROWS);
            statement.setQueryTimeout(30);
            try (var result = statement.executeQuery(sql)) {
                var rows = new ArrayList<List<@Nullable String>>();
                while (result.next()) {
                    var row = new ArrayList<@Nullable String>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }

    @Override
    public void close() {
        sluice.close();
        postgres.close();
        if (mariadb != null) {
            mariadb.close();
        }
    }
}
