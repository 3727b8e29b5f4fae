package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.author.Database;
import io.sluice.author.Values;
import io.sluice.author.question.SampledValues;
import io.sluice.author.retrieval.TableIndex;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.Secret;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Introspector;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same for questions with gold SQL: their own database's tables among those of a business that fill it up, which are another connection's,
 * and once more as if they all were in one schema.
 */
final class RetrievalOfQuestions implements AutoCloseable {

    private final Path data;
    private final EmbeddedCluster postgres;
    private final EtlDatabases dumps;
    private final Databases databases = new Databases();
    private final int size;
    private final Map<String, Scene> scenes = new HashMap<>();
    private final Map<String, Found> bySource = new java.util.TreeMap<>();
    private final List<String> missed = new ArrayList<>();

    /** {@code values} are those of the question's own database; in {@code mixed} the business is in the same schema. */
    private record Scene(TableIndex apart, TableIndex mixed, List<TableMetadata> own, Values.Held values) {}

    private static final class Found {
        private int questions;
        private int wanted;
        private final Hits apart = new Hits();
        private final Hits mixed = new Hits();
    }

    private static final class Hits {
        private int whole;
        private int tables;

        void add(int hits, int wanted) {
            tables += hits;
            whole += hits == wanted ? 1 : 0;
        }
    }

    private RetrievalOfQuestions(Path data, Path scratch, int size) throws IOException {
        this.data = data;
        this.size = size;
        this.postgres = EmbeddedCluster.start(new Home(scratch.resolve("dumps")), ClusterKind.SANDBOX);
        this.dumps = new EtlDatabases(data, postgres);
    }

    static List<String> measure(Path data, Path scratch, int size) throws IOException {
        try (var bench = new RetrievalOfQuestions(data, scratch, size)) {
            for (var text : Files.readAllLines(data.resolve("nl2sql").resolve("nl2sql_postgres.jsonl"))) {
                bench.look(Installation.JSON.readTree(text));
            }
            return bench.lines();
        }
    }

    private void look(JsonNode line) throws IOException {
        var scene = scene(line.path("db").asText());
        var gold = EtlComposer.tables(line.path("gold").get(0).asText());
        var wanted = scene.own().stream()
                .filter(table -> gold.contains(table.name().table().toLowerCase(Locale.ROOT)))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        var found = bySource.computeIfAbsent(line.path("source").asText().split("[ /]")[0], name -> new Found());
        found.questions++;
        found.wanted += wanted.size();
        var question = line.path("question").asText();
        var first = scene.apart().nearest(question, scene.values(), Retrieval.FIRST);
        found.apart.add(hits(wanted, first), wanted.size());
        found.mixed.add(hits(wanted, scene.mixed().nearest(question, scene.values(), Retrieval.FIRST)), wanted.size());
        wanted.stream()
                .filter(table -> !first.contains(table))
                .forEach(table ->
                        missed.add(line.path("id").asText() + " " + table.name().table()));
    }

    private static int hits(List<TableMetadata> wanted, List<TableMetadata> first) {
        return (int) wanted.stream().filter(first::contains).count();
    }

    private Scene scene(String dump) throws IOException {
        var known = scenes.get(dump);
        if (known != null) {
            return known;
        }
        var loaded = dumps.load("db" + scenes.size(), dump);
        var connection = new Connection(
                dump,
                Kind.POSTGRES,
                loaded.url().replaceFirst("^jdbc:postgresql://", "postgres://" + loaded.user() + "@"),
                new Secret(loaded.password()),
                false);
        var own = new Introspector(databases).all(connection);
        var values = new SampledValues(name -> Optional.of(connection), databases, Clock.systemUTC())
                .of(new Database(dump, Kind.POSTGRES, "public"), own);
        var scene = new Scene(among(own, "business"), among(own, dump), own, values);
        scenes.put(dump, scene);
        return scene;
    }

    private TableIndex among(List<TableMetadata> own, String connection) {
        var business = new BusinessSchema(connection, Math.max(0, size - own.size()), new Random(Retrieval.SEED));
        return TableIndex.of(
                Stream.concat(own.stream(), business.tables().stream()).toList());
    }

    private List<String> lines() {
        var lines = new ArrayList<>(List.of(
                "| questions of | n | tables found among " + size
                        + " | questions with all of theirs | tables found in one schema | questions |",
                "|---|---:|---:|---:|---:|---:|"));
        bySource.forEach((source, found) -> lines.add(row(source, Stream.of(found))));
        lines.add(row("all", bySource.values().stream()));
        lines.add("");
        lines.add("Not found (" + missed.size() + "): " + missed.stream().collect(Collectors.joining(", ")));
        return lines;
    }

    private static String row(String name, Stream<Found> some) {
        var all = some.toList();
        var questions = all.stream().mapToInt(found -> found.questions).sum();
        var wanted = all.stream().mapToInt(found -> found.wanted).sum();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f %% of %d | %.1f %% | %.1f %% | %.1f %% |",
                name,
                questions,
                100.0 * all.stream().mapToInt(found -> found.apart.tables).sum() / wanted,
                wanted,
                100.0 * all.stream().mapToInt(found -> found.apart.whole).sum() / questions,
                100.0 * all.stream().mapToInt(found -> found.mixed.tables).sum() / wanted,
                100.0 * all.stream().mapToInt(found -> found.mixed.whole).sum() / questions);
    }

    @Override
    public void close() {
        databases.close();
        postgres.close();
    }
}
