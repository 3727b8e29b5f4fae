package io.sluice.author.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.catalog.Catalog;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Introspector;
import io.sluice.fixture.TestDatabase;
import io.sluice.guard.Scope;
import io.sluice.guard.SqlDialect;
import io.sluice.guard.SqlGuard;
import io.sluice.guard.Verdict;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences about one table: what the planner writes passes the guard and, run on both engines, gives the right rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableSentenceTest {

    private final List<TestDatabase> engines = List.of(TestDatabase.postgres(), TestDatabase.mariadb());

    @BeforeAll
    void plant() {
        for (var engine : engines) {
            engine.run(
                    "create table trees (tag integer primary key, species varchar(40), height decimal(6,2), park varchar(40), planted_on date, alive boolean)",
                    "insert into trees values (1, 'oak', 12.5, 'North', '1990-04-01', true), (2, 'elm', 9.0, 'North', '2005-05-01', false),"
                            + " (3, 'oak', 20.25, 'South', '1950-01-01', true), (4, 'ash', null, 'South', '2026-10-01', true),"
                            + " (5, 'fir', 3.0, ' ', '2026-11-15', true), (6, 'O''ak 50%', 7.0, null, '2024-02-29', false)");
        }
    }

    @AfterAll
    void close() {
        engines.forEach(TestDatabase::close);
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of("How many trees are there?", "6"),
                Arguments.of("What is the number of trees?", "6"),
                Arguments.of("count the trees where park is empty", "2"),
                Arguments.of("How many trees have a height over 8?", "3"),
                Arguments.of("how many alive trees do we have", "4"),
                Arguments.of("How many different species are there in trees?", "5"),
                Arguments.of("How many trees were planted in 2026?", "2"),
                Arguments.of("How many trees have planted on within the last 30 days?", "1"),
                Arguments.of("What is the maximum height of the trees?", "20.25"),
                Arguments.of("What is the total height of trees whose species is 'oak'?", "32.75"),
                Arguments.of("Show the minimum and maximum height for trees in which species is oak or elm", "9 20.25"),
                Arguments.of("Number of trees per alive", "0 2; 1 4"),
                Arguments.of("For each species, how many trees are there?", "O'ak 50% 1; ash 1; elm 1; fir 1; oak 2"),
                Arguments.of(
                        "What is the average height by alive for trees where height is between 5 and 13?",
                        "0 8; 1 12.5"),
                Arguments.of(
                        "List tag and species of trees where park is 'North' ordered by tag descending",
                        "2 elm; 1 oak"),
                Arguments.of("Show the tag of the tree with the highest height", "3"),
                Arguments.of("Show the tag of the 2 trees with the lowest height", "5; 6"),
                Arguments.of("Give me the tag of trees sorted by height from highest to lowest, first 2", "3; 1"),
                Arguments.of("Give me the tag of trees sorted by height, at most 2", "5; 6"),
                Arguments.of("Give me the tag of trees where height is over 8, show at most 5", "1; 2; 3"),
                Arguments.of(
                        "List the distinct parks of trees where height is not empty and park is not empty",
                        "North; South"),
                Arguments.of("Find the tag of trees where species contains '50%'", "6"),
                Arguments.of("Find the tag of trees whose species starts with 'o''ak'", "6"),
                Arguments.of("which tag of trees where planted on is before 1960", "3"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answers_alike_on_both_engines(String sentence, String expected) {
        for (var engine : engines) {
            var step = (Step.Sql) pipeline(engine, sentence).steps().getFirst();
            assertThat(pipeline(engine, sentence).readOnly()).isTrue();
            assertThat(answer(engine, guarded(engine, step.text(), true)))
                    .as(engine.kind() + ": " + step.text())
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_table_may_be_called_like_a_word() {
        for (var engine : engines) {
            var mark = engine.kind() == Connection.Kind.POSTGRES ? "\"" : "`";
            var order = mark + "order" + mark;
            engine.run(
                    "create table " + order + " (id integer primary key, total integer)",
                    "insert into " + order + " values (1, 5), (2, 6), (3, 7)");
            run(engine, "Delete rows of order where id = 3");
            run(engine, "Set total to 8 in the table order where id = 2");
            for (var sentence : List.of("How many rows are in order?", "How many rows does the table order have?")) {
                var step = (Step.Sql) pipeline(engine, sentence).steps().getFirst();
                assertThat(answer(engine, guarded(engine, step.text(), true))).isEqualTo("2");
            }
            assertThat(answer(engine, "select total from " + order)).isEqualTo("5; 8");
            engine.run("drop table " + order);
        }
    }

    @Test
    void follows_a_name_that_is_spelt_wrong_and_says_so() {
        for (var engine : engines) {
            var pipeline = pipeline(engine, "What is the total heihgt of trees whose specis is oak?");
            var step = (Step.Sql) pipeline.steps().getFirst();
            assertThat(answer(engine, guarded(engine, step.text(), true))).isEqualTo("32.75");
            assertThat(pipeline.assumptions())
                    .contains("“heihgt” is taken for the column height", "“specis” is taken for the column species");
        }
    }

    @Test
    void deletes_by_a_condition() {
        for (var engine : engines) {
            engine.run("create table copied as select * from trees");
            run(engine, "Delete the rows of copied where park is empty or height is missing");
            run(engine, "remove copied where planted on is before 1960");
            assertThat(answer(engine, "select tag from copied order by tag")).isEqualTo("1; 2");
            engine.run("drop table copied");
        }
    }

    @Test
    void updates_by_a_condition() {
        for (var engine : engines) {
            engine.run("create table twins as select * from trees");
            run(engine, "Update twins set park to 'East', height to 1 where species is oak");
            run(engine, "set alive to false for twins with height over 6");
            run(engine, "Set the species of twins where tag is 5 to null");
            assertThat(answer(engine, "select tag from twins where park = 'East' and height = 1 order by tag"))
                    .isEqualTo("1; 3");
            assertThat(answer(engine, "select tag from twins where alive order by tag"))
                    .isEqualTo("1; 3; 4; 5");
            assertThat(answer(engine, "select tag from twins where species is null"))
                    .isEqualTo("5");
            engine.run("drop table twins");
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void exports_to_a_file(String sentence, String path, int columns, WriteMode mode) {
        for (var engine : engines) {
            var steps = pipeline(engine, sentence).steps();
            var load = (Step.Load) steps.get(1);
            assertThat(load.destination())
                    .isInstanceOfSatisfying(Destination.File.class, file -> assertThat(file.path())
                            .isEqualTo(path));
            assertThat(load.columns()).hasSize(columns);
            assertThat(load.mode()).isEqualTo(mode);
            assertThat(answer(engine, guarded(engine, ((Step.Sql) steps.getFirst()).text(), true)))
                    .startsWith("1 oak");
        }
    }

    static Stream<Arguments> exports() {
        return Stream.of(
                Arguments.of(
                        "Export trees where park is 'North' to out/north.csv", "out/north.csv", 6, WriteMode.REPLACE),
                Arguments.of(
                        "Save tag and species of trees where tag is 1 as a JSON file oak.jsonl",
                        "oak.jsonl",
                        2,
                        WriteMode.REPLACE),
                Arguments.of(
                        "Write all rows of trees with tag below 3 into north.tsv", "north.tsv", 6, WriteMode.REPLACE),
                Arguments.of("Append trees where tag is 1 to north.csv", "north.csv", 6, WriteMode.APPEND));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Export the number of trees per species to counts.csv",
                "Export tag and species of trees to t.tsv sorted by tag descending",
                "Save tag and species of trees as t.tsv, ordered by tag descending",
                "Write tag and species of trees to t.tsv sorted by tag from highest to lowest",
                "Export tag and species of trees where height is over 8 as JSON to t.json"
            })
    void exports_what_a_question_would_show(String sentence) {
        var engine = engines.getFirst();
        var steps = pipeline(engine, sentence).steps();
        var rows = answer(engine, guarded(engine, ((Step.Sql) steps.getFirst()).text(), true));
        assertThat(rows)
                .isEqualTo(
                        sentence.contains("number of")
                                ? "O'ak 50% 1; ash 1; elm 1; fir 1; oak 2"
                                : sentence.contains("JSON")
                                        ? "1 oak; 2 elm; 3 oak"
                                        : "6 O'ak 50%; 5 fir; 4 ash; 3 oak; 2 elm; 1 oak");
        assertThat(((Step.Load) steps.get(1)).destination()).isInstanceOf(Destination.File.class);
    }

    private void run(TestDatabase engine, String sentence) {
        engine.run(
                guarded(engine, ((Step.Sql) pipeline(engine, sentence).steps().getFirst()).text(), false));
    }

    private static String guarded(TestDatabase engine, String sql, boolean question) {
        var dialect = engine.kind() == Connection.Kind.POSTGRES ? SqlDialect.POSTGRES : SqlDialect.MYSQL;
        var verdict = new SqlGuard().check(dialect, sql, Scope.lint());
        assertThat(verdict).as(sql).isInstanceOf(Verdict.Sql.class);
        assertThat(((Verdict.Sql) verdict).readOnly()).isEqualTo(question);
        return ((Verdict.Sql) verdict).statements().getFirst().rewrite(java.util.Map.of());
    }

    private io.sluice.pipeline.Pipeline pipeline(TestDatabase engine, String sentence) {
        return switch (new Planner().draft(task(engine, sentence))) {
            case Author.Drafted drafted -> drafted.pipeline();
            case Author.Unclear unclear -> throw new AssertionError(sentence + "\n" + unclear.question());
            case Author.Declined declined -> throw new AssertionError(sentence + "\n" + declined.refusal());
        };
    }

    private static Task task(TestDatabase engine, String sentence) {
        var connection = engine.as("garden");
        var schema = engine.kind() == Connection.Kind.POSTGRES ? "public" : engine.name();
        var catalog = new Catalog(new Introspector(new Databases()).all(connection), List.of());
        return new Task(
                sentence,
                List.of(),
                catalog,
                List.of(new Database("garden", engine.kind(), schema)),
                "garden",
                Instant.parse("2026-11-20T10:00:00Z"),
                ZoneOffset.UTC);
    }

    private static String answer(TestDatabase engine, String sql) {
        var rows = engine.rows(sql).stream()
                .map(row -> String.join(
                        " ", row.stream().map(TableSentenceTest::plain).toList()));
        var lines = sql.contains("ORDER") && !sql.contains("GROUP")
                ? rows.toList()
                : rows.sorted().toList();
        return String.join("; ", lines);
    }

    /** Engines write numbers and truth each in their own way. */
    private static String plain(@org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        var text = value.equals("t") ? "1" : value.equals("f") ? "0" : value;
        return text.matches("-?\\d+\\.\\d+")
                ? new java.math.BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }
}
