package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.FamilyFile;
import io.sluice.author.FamilyFile.Family;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loads and changes in five phrasings, about two sets of names, the one on PostgreSQL and the other on MariaDB: all phrasings say the same, and
 * it is proven and committed with the right rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentenceFamiliesTest {

    private static final FamilyFile FILE = FamilyFile.read("loads.txt");
    private static final List<String> ROWS = List.of(
            "1| Ann Lee |10.50|2025-01-05",
            "2|Bo Ray||2025-02-06",
            "2|Bo Ray||2025-02-06",
            "3|Cy Doe|-4.00|2025-03-07",
            "4||99.00|2025-04-08");

    private record Asked(String shop, Family family) {
        @Override
        public String toString() {
            return shop + ": " + family;
        }
    }

    static Stream<Asked> families() {
        return FILE.shops().stream()
                .flatMap(shop -> FILE.families(shop).stream().map(family -> new Asked(shop, family)));
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
        for (var shop : FILE.shops()) {
            file(shop, "{F}", "{K}|{W}|{N}|{D}", ROWS);
            file(shop, "{E}", "{K}|{N}|{D}", List.of("1|\"1.234,50\"|31.12.2025", "2|\"17,25\"|24.11.2025"));
            file(shop, "{T}-1.csv", "{K}|{N}", List.of("1|5", "2|6"));
            file(shop, "{T}-2.csv", "{K}|{N}", List.of("3|7"));
        }
    }

    private void file(String shop, String name, String header, List<String> rows) {
        var delimiter = shop.equals("fares") ? ',' : ';';
        var lines = Stream.concat(Stream.of(FILE.in(shop, header)), rows.stream())
                .collect(Collectors.joining("\n", "", "\n"));
        installation.file(FILE.in(shop, name), lines.replace('|', delimiter));
    }

    @AfterAll
    void remove() {
        installation.close();
        engines.forEach(TestDatabase::close);
    }

    @ParameterizedTest
    @MethodSource("families")
    void every_phrasing_says_the_same_and_the_target_holds_the_right_rows(Asked asked) {
        var engine = asked.shop().equals("fares") ? engines.getFirst() : engines.getLast();
        var table = FILE.in(asked.shop(), "{T}");
        var proven = new HashSet<List<Step>>();
        for (var phrasing : asked.family().phrasings()) {
            engine.run("drop table if exists " + table);
            asked.family().before().forEach(engine::run);
            var draft = draft(engine, phrasing);
            if (proven.add(draft.steps())) { // one that comes to the same pipeline needs no second proof
                commit(draft);
                assertThat(said(asked.family().meaning()))
                        .as(phrasing)
                        .isEqualTo(rows(engine, table, asked.family().meaning()));
            }
        }
        engine.run("drop table if exists " + table);
    }

    @Test
    void every_family_has_five_phrasings_about_two_sets_of_names() {
        assertThat(FILE.shops()).hasSize(2);
        assertThat(FILE.families("fares")).hasSizeGreaterThan(15).allSatisfy(family -> assertThat(
                        new HashSet<>(family.phrasings()))
                .hasSizeGreaterThanOrEqualTo(5));
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

    /** The rows that are expected, the names of their columns before them where the family tells them. */
    private static List<String> said(String meaning) {
        var rows = meaning.startsWith("(") ? meaning.substring(meaning.indexOf(") ") + 2) : meaning;
        var names = Stream.of(meaning)
                .filter(text -> text.startsWith("("))
                .map(text -> text.substring(0, text.indexOf(')') + 1));
        return Stream.concat(names, Stream.of(rows.split("; "))).toList();
    }

    private static List<String> rows(TestDatabase engine, String table, String meaning) {
        var rows = engine.rows("select * from " + table).stream()
                .map(row -> row.stream().map(SentenceFamiliesTest::plain).collect(Collectors.joining("|")))
                .sorted();
        var names = Stream.of(table)
                .filter(one -> meaning.startsWith("("))
                .map(one -> "(" + String.join(", ", columns(engine, one)) + ")");
        return Stream.concat(names, rows).toList();
    }

    private static List<String> columns(TestDatabase engine, String table) {
        return engine
                .rows("select column_name from information_schema.columns where table_name = '" + table
                        + "' and table_schema = '" + schema(engine) + "' order by ordinal_position")
                .stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }

    private static String schema(TestDatabase engine) {
        return engine.kind() == Connection.Kind.POSTGRES ? "public" : engine.name();
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
        var catalog = new Catalog(
                new Introspector(installation.databases()).all(connection),
                FILE.shops().stream()
                        .flatMap(shop -> Stream.of("{F}", "{E}", "{T}-1.csv", "{T}-2.csv")
                                .map(file -> new DataFolder(folder).describe(FILE.in(shop, file))))
                        .toList());
        var task = new Task(
                sentence,
                List.of(),
                catalog,
                List.of(new Database(name, engine.kind(), schema(engine))),
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
