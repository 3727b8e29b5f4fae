package io.sluice.author.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.Guess;
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
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The same tables on PostgreSQL and MariaDB, questions about them, and the rows that the answers give; the day is 2026-11-20. */
final class QuestionWorld implements AutoCloseable {

    private final List<TestDatabase> engines;
    private final Databases databases = new Databases();
    private final Map<TestDatabase, Scene> scenes = new HashMap<>();

    /** What is known of a database: looked up once, for all its questions. */
    private record Scene(Catalog catalog, SampledValues values) {}

    QuestionWorld(List<String> statements) {
        this(List.of(TestDatabase.postgres(), TestDatabase.mariadb()), statements);
    }

    QuestionWorld(List<TestDatabase> engines, List<String> statements) {
        this.engines = engines;
        engines.forEach(engine -> engine.run(statements.stream()
                .map(statement -> engine.kind() == Connection.Kind.POSTGRES ? statement : statement.replace('"', '`'))
                .toArray(String[]::new)));
    }

    /** Guarded, run on both engines: columns of a row by blanks, rows by semicolons, sorted unless the question orders them. */
    void answers(String sentence, String expected) {
        for (var engine : engines) {
            var sql = sql(engine, sentence).orElseThrow(() -> new AssertionError(sentence));
            assertThat(answer(engine, guarded(engine, sql)))
                    .as(engine.kind() + ": " + sql)
                    .isEqualTo(expected);
        }
    }

    /** Where an engine gives other rows than the statement that says what is meant, or none; in order where the statement has one. */
    List<String> differences(String sentence, String meaning) {
        var found = new ArrayList<String>();
        for (var engine : engines) {
            var expected = rows(engine, meaning, meaning);
            var sql = sql(engine, sentence);
            if (sql.isEmpty()) {
                found.add(sentence + ": " + new Planner().draft(task(engine, sentence)));
            } else if (!rows(engine, guarded(engine, sql.get()), meaning).equals(expected)) {
                found.add(sentence + ": " + sql.get().replace('\n', ' '));
            }
        }
        return found;
    }

    /**
     * Where an engine is not asked back: about this word, with these names first, the first of which gives the rows of the statement. What is
     * meant is written {@code asked WORD NAME…: statement}.
     */
    List<String> unasked(String sentence, String meaning) {
        var words = List.of(meaning.substring(0, meaning.indexOf(": ")).split(" "));
        var statement = meaning.substring(meaning.indexOf(": ") + 2);
        var found = new ArrayList<String>();
        for (var engine : engines) {
            var drafting = new Planner().draft(task(engine, sentence));
            if (!(drafting instanceof Author.Unclear(var question, var by))
                    || !question.text().contains("“" + words.get(1))
                    || !question.options().equals(words.subList(2, words.size()))) {
                found.add(sentence + ": " + drafting);
            } else if (!sql(engine, sentence, "1")
                    .map(sql -> rows(engine, guarded(engine, sql), statement))
                    .equals(Optional.of(rows(engine, statement, statement)))) {
                found.add(sentence + ", 1: " + new Planner().draft(task(engine, sentence, "1")));
            }
        }
        return found;
    }

    private static List<String> rows(TestDatabase engine, String sql, String meaning) {
        var rows = engine.rows(sql).stream()
                .map(row -> String.join(
                        " ", row.stream().map(QuestionWorld::rounded).toList()));
        return (meaning.contains("ORDER BY") ? rows : rows.sorted()).toList();
    }

    private static String rounded(@Nullable String value) {
        return value != null && value.matches("-?\\d+\\.\\d+")
                ? plain(new BigDecimal(value).setScale(3, RoundingMode.HALF_UP).toString())
                : String.valueOf(value);
    }

    void doesNotAnswer(String sentence) {
        assertThat(sql(engines.getFirst(), sentence)).isEmpty();
        assertThat(new Planner().guess(task(engines.getFirst(), sentence)).filter(Guess::sure))
                .isEmpty();
    }

    /** The planner's best reading, sure or not, if it has one. */
    Optional<Guess> guess(String sentence) {
        return new Planner().guess(task(engines.getFirst(), sentence));
    }

    boolean gives(Guess guess, String expected) {
        var engine = engines.getFirst();
        return answer(engine, guarded(engine, guess.sql())).equals(expected);
    }

    private Optional<String> sql(TestDatabase engine, String sentence, String... answers) {
        return new Planner().draft(task(engine, sentence, answers)) instanceof Author.Drafted drafted
                        && drafted.pipeline().readOnly()
                ? Optional.of(((Step.Sql) drafted.pipeline().steps().getFirst()).text())
                : Optional.empty();
    }

    private Task task(TestDatabase engine, String sentence, String... answers) {
        var scene = scenes.computeIfAbsent(engine, this::scene);
        var schema = engine.kind() == Connection.Kind.POSTGRES ? "public" : engine.name();
        return new Task(
                sentence,
                List.of(answers),
                scene.catalog(),
                List.of(new Database("library", engine.kind(), schema)),
                "library",
                Instant.parse("2026-11-20T10:00:00Z"),
                ZoneOffset.UTC,
                scene.values());
    }

    private Scene scene(TestDatabase engine) {
        var connection = engine.as("library");
        return new Scene(
                new Catalog(new Introspector(databases).all(connection), List.of()),
                new SampledValues(name -> Optional.of(connection), databases, Clock.systemUTC()));
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
                        String.join(" ", row.stream().map(QuestionWorld::plain).toList()))
                .toList();
        return String.join(
                "; ", sql.contains("ORDER BY") ? rows : rows.stream().sorted().toList());
    }

    private static String plain(@Nullable String value) {
        return value != null && value.matches("-?\\d+\\.\\d+")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    @Override
    public void close() {
        databases.close();
        engines.forEach(TestDatabase::close);
    }
}
