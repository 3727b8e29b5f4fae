package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.EtlTask.EtlSource;
import io.sluice.standalone.bench.EtlTask.Kind;
import io.sluice.standalone.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/** Scatters the tables of join questions over several sources: the same question then needs all of them. */
final class EtlComposer {

    private static final List<List<Kind>> LAYOUTS = List.of(
            List.of(Kind.POSTGRES, Kind.MYSQL),
            List.of(Kind.CSV, Kind.POSTGRES),
            List.of(Kind.JSONL, Kind.MYSQL, Kind.CSV),
            List.of(Kind.REST_JSON, Kind.POSTGRES),
            List.of(Kind.REST_JSON, Kind.CSV),
            List.of(Kind.MYSQL, Kind.CSV, Kind.POSTGRES));

    private final Path data;
    private final EtlDatabases databases;
    private final Map<String, Database> loaded = new HashMap<>();

    EtlComposer(Path data, EtlDatabases databases) {
        this.data = data;
        this.databases = databases;
    }

    List<EtlTask> tasks() throws IOException {
        var tasks = new ArrayList<EtlTask>();
        for (var text : Files.readAllLines(data.resolve("nl2sql").resolve("nl2sql_postgres.jsonl"))) {
            var line = Installation.JSON.readTree(text);
            if (!line.path("volatile").asBoolean()
                    && !line.path("empty_gold").asBoolean()
                    && databases.hasMySql(line.path("db").asText())) {
                var tables = tables(line.path("gold").get(0).asText());
                if (tables.size() > 1) {
                    task(line, tables, tasks.size()).ifPresent(tasks::add);
                }
            }
        }
        return tasks;
    }

    /** What a statement reads, in lower case. */
    static List<String> tables(String sql) {
        try {
            return TablesNamesFinder.findTables(sql).stream()
                    .map(name -> name.replace("\"", "").toLowerCase(Locale.ROOT))
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (JSQLParserException e) {
            return List.of();
        }
    }

    private java.util.Optional<EtlTask> task(JsonNode line, List<String> tables, int n) throws IOException {
        var database = loaded(line.path("db").asText());
        try (var session = database.connect()) {
            var expected = new ArrayList<List<List<@Nullable String>>>();
            for (var gold : line.path("gold")) {
                expected.add(rows(session, gold.asText()));
            }
            var layout = LAYOUTS.get(n % LAYOUTS.size());
            var sources = new ArrayList<EtlSource>();
            for (int i = 0; i < tables.size(); i++) {
                sources.add(source(
                        session,
                        tables.get(i),
                        layout.get(i % layout.size()),
                        line.path("db").asText()));
            }
            return java.util.Optional.of(
                    new EtlTask("x-" + line.path("id").asText(), request(line, sources), sources, expected, false));
        } catch (SQLException doubtful) {
            return java.util.Optional.empty();
        }
    }

    private static String request(JsonNode line, List<EtlSource> sources) {
        return sources.stream()
                .map(source -> source.table() + " from " + source.kind().said(source.table()))
                .collect(Collectors.joining(
                        "; ",
                        "Build a pipeline that extracts ",
                        ", and loads into the target table \"report\" the answer to: "
                                + line.path("question").asText() + " Replace the table on every run."));
    }

    private Database loaded(String dump) throws IOException {
        var known = loaded.get(dump);
        if (known == null) {
            known = databases.load("whole_" + dump, dump);
            loaded.put(dump, known);
        }
        return known;
    }

    private static EtlSource source(Connection session, String table, Kind kind, String database) throws SQLException {
        if (kind == Kind.POSTGRES || kind == Kind.MYSQL) {
            return new EtlSource(table, kind, database, null);
        }
        var list = Installation.JSON.createArrayNode();
        try (var statement = session.createStatement();
                var rows = statement.executeQuery("select row_to_json(t)::text from \"" + table + "\" t")) {
            while (rows.next()) {
                list.add(Installation.JSON.readTree(rows.getString(1)));
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes JSON", e);
        }
        return new EtlSource(table, kind, database, list);
    }

    private static List<List<@Nullable String>> rows(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement();
                var result = statement.executeQuery(sql)) {
            return Dumps.rows(result);
        }
    }
}
