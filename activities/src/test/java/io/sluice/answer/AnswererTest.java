package io.sluice.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.fixture.TestDatabase;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Problem;
import io.sluice.request.AnswerActivity;
import io.sluice.request.AnswerActivity.Rows;
import io.sluice.request.AnswerActivity.Unanswered;
import io.sluice.request.PipelineRef;
import io.temporal.activity.ActivityOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswererTest {

    private static final String SLOW_IN_SQLITE =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

    private TestDatabase postgres;
    private TestDatabase mariadb;
    private TestDatabase sqlite;
    private TestInstallation installation;
    private Answerer answerer;

    @BeforeAll
    void start(@TempDir Path folder) {
        postgres = TestDatabase.postgres()
                .run(
                        "create table t (a int, b text)",
                        "insert into t values (1, 'x'), (2, null)",
                        "create role asker login password 'pw'");
        mariadb = TestDatabase.mariadb()
                .run("create table t (a int, b text)", "insert into t values (1, 'x'), (2, null)");
        sqlite = TestDatabase.sqlite(folder)
                .run("create table t (a int, b text)", "insert into t values (1, 'x'), (2, null)");
        var nobody = new Connection("nobody", Connection.Kind.POSTGRES, "postgres://u@127.0.0.1:1/d", null, false);
        installation = new TestInstallation(
                folder,
                postgres.as("pg"),
                mariadb.as("my"),
                sqlite.as("lite"),
                postgres.as("asker", "asker", "pw"),
                nobody);
        answerer = new Answerer(
                installation.store(), installation.connections(), installation.databases(), Duration.ofSeconds(1));
    }

    @AfterAll
    void stop() {
        installation.close();
        postgres.run("drop role asker");
        postgres.close();
        mariadb.close();
    }

    @Test
    void keeps_the_rows_of_a_question_to_each_engine() {
        for (var connection : new String[] {"pg", "my", "lite"}) {
            var question = installation.question(connection, "select a, b from t order by a");
            assertThat(answerer.answer(question)).isEqualTo(new Rows(2));
            var answer = installation
                    .store()
                    .answers()
                    .of(question.draft().request())
                    .orElseThrow();
            assertThat(answer.columns().replace(" ", ""))
                    .isEqualTo("[{\"name\":\"a\",\"type\":\"int64\"},{\"name\":\"b\",\"type\":\"text\"}]");
            assertThat(answer.rows().replace(" ", "")).isEqualTo("[[1,\"x\"],[2,null]]");
            assertThat(answer.truncated()).isFalse();
        }
    }

    @Test
    void writes_values_as_callers_expect_them() {
        var question = installation.question("pg", """
                select 9007199254740993 as big, 12.50::numeric(4,2) as price, 1234567890.1234567::numeric as long,
                       'NaN'::float8 as nothing, timestamptz '2026-01-02 03:04:05+00' as at, '{"a": [1]}'::jsonb as doc, true as yes
                """);
        answerer.answer(question);
        assertThat(installation
                        .store()
                        .answers()
                        .of(question.draft().request())
                        .orElseThrow()
                        .rows()
                        .replace(" ", ""))
                .isEqualTo(
                        "[[\"9007199254740993\",12.50,\"1234567890.1234567\",\"NaN\",\"2026-01-02T03:04:05Z\",{\"a\":[1]},true]]");
    }

    @Test
    void cuts_after_ten_thousand_rows_and_says_so() {
        postgres.run("create table many as select generate_series(1, 10001) as n");
        var question = installation.question("pg", "select n from many");
        assertThat(answerer.answer(question)).isEqualTo(new Rows(10_000));
        assertThat(installation
                        .store()
                        .answers()
                        .of(question.draft().request())
                        .orElseThrow()
                        .truncated())
                .isTrue();
    }

    @Test
    void makes_a_problem_of_what_another_query_may_cure() {
        assertThat(problem(installation.question("pg", "select c from t")).kind())
                .isEqualTo(Problem.Kind.MISSING_COLUMN);
        assertThat(problem(installation.question("my", "select a from u")).kind())
                .isEqualTo(Problem.Kind.MISSING_TABLE);
        assertThat(problem(installation.question("lite", "select c from t")).token())
                .isEqualTo("c");
        assertThat(problem(installation.question("asker", "select a from t")).kind())
                .isEqualTo(Problem.Kind.PERMISSION);
    }

    @Test
    void never_runs_what_writes() {
        assertThat(problem(installation.question("pg", "delete from t where a = 1"))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(postgres.count("t")).isEqualTo(2);
    }

    @Test
    void stops_a_question_that_takes_too_long_on_each_engine() {
        postgres.run("create table if not exists numbers as select generate_series(1, 100000) as n");
        mariadb.run("create or replace table numbers as select seq as n from seq_1_to_10000");
        var cross = "select count(*) from numbers a, numbers b, numbers c where a.n + b.n > c.n + 1";
        assertThat(problem(installation.question("pg", cross)).kind()).isEqualTo(Problem.Kind.TIMEOUT);
        assertThat(problem(installation.question("my", cross)).kind()).isEqualTo(Problem.Kind.TIMEOUT);
        assertThat(problem(installation.question("lite", SLOW_IN_SQLITE)).kind())
                .isEqualTo(Problem.Kind.TIMEOUT);
    }

    @Test
    void a_dead_database_is_a_fault_that_waiting_may_cure() {
        var failure = catchThrowableOfType(
                ConnectorException.class, () -> answerer.answer(installation.question("nobody", "select 1")));
        assertThat(failure.fault()).isEqualTo(Fault.UNREACHABLE);
    }

    @Test
    void a_cancel_kills_the_query() {
        postgres.run("create table if not exists numbers as select generate_series(1, 100000) as n");
        var patient = new Answerer(installation.store(), installation.connections(), installation.databases());
        var temporal = TestActivityEnvironment.newInstance();
        try {
            temporal.registerActivitiesImplementations(patient);
            var stub = temporal.newActivityStub(
                    AnswerActivity.class,
                    ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofMinutes(1))
                            .setHeartbeatTimeout(Duration.ofSeconds(10))
                            .build());
            temporal.requestCancelActivity();
            var before = Instant.now();
            var question = installation.question(
                    "pg", "select count(*) from numbers a, numbers b, numbers c where a.n + b.n > c.n + 1");
            assertThatThrownBy(() -> stub.answer(question)).isInstanceOf(RuntimeException.class);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
        } finally {
            temporal.close();
        }
        assertThat(postgres.value(
                        "select count(*) from pg_stat_activity where state = 'active' and query like '%numbers a%' "
                                + "and pid <> pg_backend_pid()"))
                .isEqualTo("0");
    }

    private Problem problem(PipelineRef question) {
        return installation.problem(((Unanswered) answerer.answer(question)).problem());
    }
}
