package io.sluice.author.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.author.planner.Planner;
import io.sluice.catalog.Catalog;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Introspector;
import io.sluice.fixture.TestDatabase;
import io.sluice.guard.Scope;
import io.sluice.guard.SqlDialect;
import io.sluice.guard.SqlGuard;
import io.sluice.guard.Verdict;
import io.sluice.pipeline.Step;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions over several tables, in several phrasings: guarded, run on both engines, compared with the rows that are right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionTest {

    private static final List<String> LIBRARY = List.of(
            "create table writers (writer_id integer primary key, name varchar(40), country varchar(40), age integer)",
            "create table books (book_id integer primary key, title varchar(80), writer_id integer, pages integer, year integer, foreign key (writer_id) references writers (writer_id))",
            "create table readers (reader_id integer primary key, first_name varchar(40), last_name varchar(40), city varchar(40), gender varchar(1))",
            "create table loans (book_id integer, reader_id integer, days integer)", // its keys are not declared
            "insert into writers values (1, 'Ada Quill', 'France', 61), (2, 'Ben Inker', 'Germany', 34), (3, 'Cy Penn', 'France', 47), (4, 'Di Nib', 'Japan', 29)",
            "insert into books values (10, 'Rivers', 1, 320, 1999), (11, 'Winds', 1, 180, 2014), (12, 'Stones', 2, 90, 2014), (13, 'Sparks', 3, 410, 2015)",
            "insert into readers values (7, 'Eve', 'Marsh', 'Lyon', 'F'), (8, 'Fay', 'Field', 'Bonn', 'F'), (9, 'Gus', 'Hill', 'Lyon', 'M')",
            "insert into loans values (10, 7, 14), (11, 7, 21), (12, 8, 7)");

    private final List<TestDatabase> engines = List.of(TestDatabase.postgres(), TestDatabase.mariadb());
    private final Databases databases = new Databases();

    @BeforeAll
    void plant() {
        engines.forEach(engine -> engine.run(LIBRARY.toArray(String[]::new)));
    }

    @AfterAll
    void close() {
        databases.close();
        engines.forEach(TestDatabase::close);
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                // values, without the name of their column
                Arguments.of("What are the names of writers from France?", "Ada Quill; Cy Penn"),
                Arguments.of("Show the names of all French writers", "Ada Quill; Cy Penn"),
                Arguments.of("How many writers are from Germany or Japan?", "2"),
                Arguments.of("What is the average age of writers in France?", "54"),
                Arguments.of("Find the first name of female readers from Lyon", "Eve"),
                // degrees
                Arguments.of("What is the name of the youngest writer?", "Di Nib"),
                Arguments.of("Which writers are older than 40?", "Ada Quill; Cy Penn"),
                Arguments.of("List the names of writers older than average.", "Ada Quill; Cy Penn"),
                Arguments.of(
                        "Show the name and country of writers ordered by age from the oldest to the youngest",
                        "Ada Quill France; Cy Penn France; Ben Inker Germany; Di Nib Japan"),
                // over keys
                Arguments.of("What are the titles of books by writers from France?", "Rivers; Sparks; Winds"),
                Arguments.of("Find the title of the books written by the oldest writer", "Rivers; Winds"),
                Arguments.of("How many books are written by writers older than 40?", "3"),
                Arguments.of("What are the titles of the books published in 2014?", "Stones; Winds"),
                Arguments.of("Show the title of books with more than 300 pages", "Rivers; Sparks"),
                Arguments.of(
                        "List the names of writers who have a book with more than 300 pages", "Ada Quill; Cy Penn"),
                Arguments.of("What are the last names of readers who have books by writers from Germany?", "Field"),
                // none of them
                Arguments.of("Find the names of writers without any books", "Di Nib"),
                Arguments.of("Which writers do not have any books?", "Di Nib"),
                Arguments.of("What are the first names of readers who do not have a book?", "Gus"),
                // counted
                Arguments.of("How many books does each writer have?", "Ada Quill 2; Ben Inker 1; Cy Penn 1"),
                Arguments.of("For each writer, how many books are there?", "Ada Quill 2; Ben Inker 1; Cy Penn 1"),
                Arguments.of("What is the number of books for each writer?", "Ada Quill 2; Ben Inker 1; Cy Penn 1"),
                Arguments.of(
                        "Show all countries and the number of writers in each country", "France 2; Germany 1; Japan 1"),
                Arguments.of(
                        "Show the name and country for all writers and the number of books for each writer",
                        "Ada Quill France 2; Ben Inker Germany 1; Cy Penn France 1"),
                Arguments.of("What are the names of writers with more than one book?", "Ada Quill"),
                Arguments.of("What is the name of the writer with the most books?", "Ada Quill"),
                Arguments.of("Find the average pages of books for each year", "1999 320; 2014 135; 2015 410"),
                Arguments.of("Show the title of the book with the highest pages", "Sparks"),
                Arguments.of("How many different countries are there?", "3"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answers_alike_on_both_engines(String sentence, String expected) {
        for (var engine : engines) {
            var sql = sql(engine, sentence).orElseThrow(() -> new AssertionError(sentence));
            assertThat(answer(engine, guarded(engine, sql)))
                    .as(engine.kind() + ": " + sql)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the name of the thing?",
                "How many purple books are there?",
                "What are the names of writers who frobnicate books?",
                "What is the correlation of age and pages?",
                "Which readers have the same city as Gus?",
                "How tall is the oldest writer?"
            })
    void does_not_answer_what_it_cannot_account_for(String sentence) {
        assertThat(sql(engines.getFirst(), sentence)).isEmpty();
    }

    private Optional<String> sql(TestDatabase engine, String sentence) {
        var connection = engine.as("library");
        var schema = engine.kind() == Connection.Kind.POSTGRES ? "public" : engine.name();
        var values = new SampledValues(name -> Optional.of(connection), databases, Clock.systemUTC());
        var catalog = new Catalog(new Introspector(databases).all(connection), List.of());
        var task = new Task(
                sentence,
                List.of(),
                catalog,
                List.of(new Database("library", engine.kind(), schema)),
                "library",
                Instant.parse("2026-11-20T10:00:00Z"),
                ZoneOffset.UTC,
                values);
        return new Planner().draft(task) instanceof Author.Drafted drafted
                        && drafted.pipeline().readOnly()
                ? Optional.of(((Step.Sql) drafted.pipeline().steps().getFirst()).text())
                : Optional.empty();
    }

    private static String guarded(TestDatabase engine, String sql) {
        var dialect = engine.kind() == Connection.Kind.POSTGRES ? SqlDialect.POSTGRES : SqlDialect.MYSQL;
        var verdict = new SqlGuard().check(dialect, sql, Scope.lint());
        assertThat(verdict).as(sql).isInstanceOfSatisfying(Verdict.Sql.class, safe -> assertThat(safe.readOnly())
                .isTrue());
        return ((Verdict.Sql) verdict).statements().getFirst().rewrite(Map.of());
    }

    private static String answer(TestDatabase engine, String sql) {
        var rows = engine.rows(sql).stream()
                .map(row ->
                        String.join(" ", row.stream().map(QuestionTest::plain).toList()))
                .toList();
        return String.join(
                "; ", sql.contains("ORDER BY") ? rows : rows.stream().sorted().toList());
    }

    private static String plain(@Nullable String value) {
        return value != null && value.matches("-?\\d+\\.\\d+")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
