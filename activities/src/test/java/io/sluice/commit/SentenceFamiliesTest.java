package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.author.planner.Planner;
import io.sluice.catalog.Catalog;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Introspector;
import io.sluice.connector.file.DataFolder;
import io.sluice.fixture.TestDatabase;
import io.sluice.inspect.Inspector;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import io.sluice.rehearse.Rehearser;
import io.sluice.request.Approval;
import io.sluice.request.InspectActivity.Sound;
import io.sluice.request.PipelineRef;
import io.sluice.request.RehearseActivity.Sealed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Imports and cleanings in five phrasings, about two sets of names, the one on PostgreSQL and the other on MariaDB: all phrasings say
 * the same, and it is proven and committed with the right rows. {@code T} is the table, {@code F} the file, {@code K} the key, {@code W} a column of words, {@code N} one of
 * numbers, {@code D} one of dates.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentenceFamiliesTest {

    private record Names(
            String file, String table, char delimiter, String key, String words, String number, String date) {
        String in(String template) {
            return template.replaceAll("\\bF\\b", file)
                    .replaceAll("\\bT\\b", table)
                    .replaceAll("\\bK\\b", key)
                    .replaceAll("\\bW\\b", words)
                    .replaceAll("\\bN\\b", number)
                    .replaceAll("\\bD\\b", date);
        }
    }

    private static final Names FARES = new Names("fares.csv", "fares", ',', "ride", "rider", "price", "taken");
    private static final Names LOTS = new Names("lots.csv", "auction", ';', "lot", "bidder", "bid", "sold");
    private static final List<String> ROWS = List.of(
            "1| Ann Lee |10.50|2025-01-05",
            "2|Bo Ray||2025-02-06",
            "2|Bo Ray||2025-02-06",
            "3|Cy Doe|-4.00|2025-03-07",
            "4||99.00|2025-04-08");

    private record Family(String name, List<String> phrasings, List<String> rows) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Family> families() {
        return Stream.of(
                family(
                        "empty",
                        "1| Ann Lee |10.5|2025-01-05; 3|Cy Doe|-4|2025-03-07; 4|-|99|2025-04-08",
                        "Import F into T and drop rows with empty N",
                        "Load F into the table T, skipping rows without N",
                        "Put the rows of F into T but leave out those where N is missing",
                        "Import F into T, only rows where N is not empty",
                        "Drop rows with no N from F and load the rest into T"),
                family(
                        "duplicates",
                        "1| Ann Lee |10.5|2025-01-05; 2|Bo Ray|-|2025-02-06; 3|Cy Doe|-4|2025-03-07; 4|-|99|2025-04-08",
                        "Import F into T and drop duplicates by K",
                        "Load F into T, keep one row per K",
                        "Import F into T and remove duplicate K",
                        "Load F into T, deduplicate by K",
                        "Import F into T but skip rows with the same K"),
                family(
                        "range",
                        "1| Ann Lee |10.5|2025-01-05; 4|-|99|2025-04-08",
                        "Import F into T, only rows with N between 0 and 100",
                        "Load F into T where N is between 0 and 100",
                        "Import F into T but keep only rows with N from 0 to 100",
                        "Import only the rows of F where N is between 0 and 100 into T",
                        "Import F into T, keeping rows whose N is in the range 0 to 100"),
                family(
                        "trim",
                        "1|Ann Lee|10.5|2025-01-05; 2|Bo Ray|-|2025-02-06; 2|Bo Ray|-|2025-02-06; 3|Cy Doe|-4|2025-03-07; 4|-|99|2025-04-08",
                        "Import F into T and trim W",
                        "Load F into T, trimming whitespace from W",
                        "Import F into T; strip spaces from W",
                        "Import F into T and remove leading and trailing spaces from W",
                        "Trim the spaces of W and load F into T"),
                family(
                        "case",
                        "1| ANN LEE |10.5|2025-01-05; 2|BO RAY|-|2025-02-06; 2|BO RAY|-|2025-02-06; 3|CY DOE|-4|2025-03-07; 4|-|99|2025-04-08",
                        "Import F into T and uppercase W",
                        "Load F into T, convert W to upper case",
                        "Import F into T; make W uppercase",
                        "Import F into T with W in upper case",
                        "Load F into T and turn W into capitals"),
                family(
                        "default",
                        "1| Ann Lee |10.5|2025-01-05; 2|Bo Ray|0|2025-02-06; 2|Bo Ray|0|2025-02-06; 3|Cy Doe|-4|2025-03-07; 4|-|99|2025-04-08",
                        "Import F into T and set missing N to 0",
                        "Load F into T, fill empty N with 0",
                        "Import F into T; N defaults to 0",
                        "Import F into T; where N is empty use 0",
                        "Load F into T and replace empty N by 0"),
                family(
                        "masks",
                        "1|*****Lee |10.5|2025-01-05; 2|** Ray|-|2025-02-06; 2|** Ray|-|2025-02-06; 3|** Doe|-4|2025-03-07; 4|-|99|2025-04-08",
                        "Import F into T and mask W but for the last 4 characters",
                        "Load F into T, mask W except the last 4",
                        "Import F into T; hide all but the last four letters of W",
                        "Import F into T, show only the last 4 characters of W",
                        "Load F into T and redact W but keep the last 4"),
                family(
                        "list",
                        "1| Ann Lee |10.5|2025-01-05; 4|-|99|2025-04-08",
                        "Import F into T, only rows where K is 1 or 4",
                        "Load F into T but only where K is in (1, 4)",
                        "Import F into T, keep only rows with K 1 or 4",
                        "Import only rows of F where K is one of 1, 4 into T",
                        "Load F into T, only rows whose K is either 1 or 4"),
                family(
                        "dates",
                        "3|Cy Doe|-4|2025-03-07; 4|-|99|2025-04-08",
                        "Import F into T and drop rows where D is before 2025-03-01",
                        "Load F into T, only rows with D since 2025-03-01",
                        "Import F into T but skip rows whose D is earlier than March 2025",
                        "Import F into T, keep only rows where D is on or after 2025-03-01",
                        "Load F into T without rows where D is before 1 March 2025"),
                family(
                        "like",
                        "2|Bo Ray|-|2025-02-06; 2|Bo Ray|-|2025-02-06",
                        "Import F into T, only rows where W contains 'Ray'",
                        "Load F into T but keep only rows whose W contains Ray",
                        "Import F into T, only rows where W ends with Ray",
                        "Import F into T where W like '%Ray'",
                        "Import only the rows of F where W includes 'Ray' into T"),
                family(
                        "columns",
                        "1|10.5; 2|-; 2|-; 3|-4; 4|99",
                        "Import F into T, only columns K and N",
                        "Load K and N of F into T",
                        "Import F into T without the columns W and D",
                        "Import F into T, keep only the columns K and N",
                        "Load only K and N from F into T"));
    }

    private static Family family(String name, String rows, String... phrasings) {
        return new Family(name, List.of(phrasings), List.of(rows.split("; ")));
    }

    private final List<TestDatabase> engines = List.of(TestDatabase.postgres(), TestDatabase.mariadb());
    private TestInstallation installation;
    private Inspector inspector;
    private Rehearser rehearser;
    private Committer committer;
    private Path folder;

    @BeforeAll
    void install(@TempDir Path folder) {
        this.folder = folder;
        installation = new TestInstallation(
                folder, engines.getFirst().as("ledger"), engines.getLast().as("shop"));
        var targets = new Targets(installation.connections(), installation.databases());
        inspector = new Inspector(installation.store(), installation.connections(), installation.databases());
        rehearser = new Rehearser(
                installation.store(), installation.connections(), targets, Clock.systemUTC(), 1_000_000_000);
        committer = new Committer(installation.store(), targets, Clock.systemUTC());
        for (var names : List.of(FARES, LOTS)) {
            var header = String.join("|", names.key(), names.words(), names.number(), names.date());
            var lines = Stream.concat(Stream.of(header), ROWS.stream()).collect(Collectors.joining("\n", "", "\n"));
            installation.file(names.file(), lines.replace('|', names.delimiter()));
        }
    }

    @AfterAll
    void remove() {
        installation.close();
        engines.forEach(TestDatabase::close);
    }

    @ParameterizedTest
    @MethodSource("families")
    void every_phrasing_says_the_same_and_the_target_holds_the_right_rows(Family family) {
        says(family, FARES, engines.getFirst());
        says(family, LOTS, engines.getLast());
    }

    /** A phrasing that comes to the same pipeline needs no second proof. */
    private void says(Family family, Names names, TestDatabase engine) {
        var proven = new HashSet<List<Step>>();
        for (var phrasing : family.phrasings()) {
            var sentence = names.in(phrasing);
            engine.run("drop table if exists " + names.table());
            var draft = draft(engine, sentence);
            if (proven.add(draft.steps())) {
                commit(draft);
                assertThat(rows(engine, names)).as(sentence).isEqualTo(family.rows());
            }
        }
        engine.run("drop table if exists " + names.table());
    }

    private void commit(Pipeline pipeline) {
        var draft = installation.draft(pipeline);
        assertThat(inspector.inspect(draft)).isInstanceOf(Sound.class);
        var proof = rehearser.rehearse(new PipelineRef(draft, false), Approval.YES);
        assertThat(proof).isInstanceOf(Sealed.class);
        assertThat(committer.commit(((Sealed) proof).proof()))
                .isInstanceOf(io.sluice.request.CommitActivity.Done.class);
        rehearser.dropStages(draft.request());
    }

    private static List<String> rows(TestDatabase engine, Names names) {
        return engine.rows("select * from " + names.table()).stream()
                .map(row -> row.stream().map(SentenceFamiliesTest::plain).collect(Collectors.joining("|")))
                .sorted()
                .toList();
    }

    private static String plain(@Nullable String value) {
        if (value == null) {
            return "-";
        }
        return value.matches("-?\\d+\\.\\d+")
                ? new java.math.BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    private Pipeline draft(TestDatabase engine, String sentence) {
        var name = engine == engines.getFirst() ? "ledger" : "shop";
        var connection = engine.as(name);
        var schema = engine.kind() == Connection.Kind.POSTGRES ? "public" : engine.name();
        var catalog = new Catalog(
                new Introspector(installation.databases()).all(connection),
                Stream.of(FARES, LOTS)
                        .map(names -> new DataFolder(folder).describe(names.file()))
                        .toList());
        var task = new Task(
                sentence,
                List.of(),
                catalog,
                List.of(new Database(name, engine.kind(), schema)),
                name,
                Instant.parse("2026-11-20T10:00:00Z"),
                ZoneOffset.UTC);
        return switch (new Planner().draft(task)) {
            case Author.Drafted drafted -> drafted.pipeline();
            case Author.Unclear unclear -> throw new AssertionError(sentence + "\n" + unclear.question());
            case Author.Declined declined -> throw new AssertionError(sentence + "\n" + declined.refusal());
        };
    }
}
