package io.sluice.trial;

import static io.sluice.trial.Lack.Kind.ROWS;
import static io.sluice.trial.Lack.Kind.STRUCTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.SchemaScript;
import io.sluice.connector.database.SqlError;
import io.sluice.connector.database.SqlFault;
import io.sluice.fixture.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresTrialTest {

    private final Databases databases = new Databases();
    private final TestDatabase server = TestDatabase.sandbox();
    private TrialDatabase trial;

    @BeforeEach
    void open() throws SQLException {
        trial = new TrialServers(databases, SandboxServers.of(server.as("sandbox")))
                .fresh(server.as("like"))
                .orElseThrow();
    }

    @AfterEach
    void close() {
        trial.close();
        databases.close();
    }

    @Test
    void its_role_may_connect_to_no_other_database() throws SQLException {
        assertThat(value("select count(*) from pg_database where datname <> current_database() and datallowconn "
                        + "and has_database_privilege(current_user, datname, 'CONNECT')"))
                .isEqualTo("0");
    }

    @Test
    void its_role_reaches_no_file_program_or_other_role() {
        for (var evil : List.of(
                "copy (select 1) to program 'true'",
                "copy (select 1) to '/tmp/sluice-evil'",
                "select pg_read_file('/etc/passwd')",
                "select lo_import('/etc/passwd')",
                "set role postgres",
                "create role other superuser",
                "create database other",
                "alter system set fsync = off")) {
            var error = catchThrowableOfType(SQLException.class, () -> run(evil));
            assertThat((Throwable) error).as(evil).isNotNull();
            assertThat(SqlError.of(error).fault())
                    .as(evil)
                    .isIn(SqlFault.NO_PERMISSION, SqlFault.SYNTAX, SqlFault.OTHER);
        }
    }

    @Test
    void its_disk_and_time_are_bounded() throws SQLException {
        assertThat(value("show temp_file_limit")).isEqualTo("1GB");
        assertThat(value("show statement_timeout")).isEqualTo("10s");
        var error = catchThrowableOfType(SQLException.class, () -> run("set temp_file_limit = -1"));
        assertThat(SqlError.of(error).fault()).isEqualTo(SqlFault.NO_PERMISSION);
    }

    @Test
    void text_arrives_as_it_was_sent() throws SQLException {
        var values = List.of("a, \"b\"", "", "\\.", "\\N", "two\nlines\r\n", "Zoë 🎉", "NULL");
        make("create temporary table staged (n bigint, value text, nothing text)");
        try (var text = StagedText.into(trial, "staged", 2)) {
            for (int i = 0; i < values.size(); i++) {
                text.add(i, new String[] {values.get(i), null, "not asked for"});
            }
            text.finish();
        }
        assertThat(value("select count(*) from staged where nothing is null")).isEqualTo(String.valueOf(values.size()));
        for (int i = 0; i < values.size(); i++) {
            assertThat(value("select value from staged where n = " + i)).isEqualTo(values.get(i));
        }
    }

    @Test
    void says_what_it_could_not_rebuild_and_rebuilds_the_rest() throws SQLException {
        try (var source =
                TestDatabase.postgres().run("create table t (a int, b text)", "insert into t values (1, 'x')")) {
            var script = new SchemaScript(
                    List.of(new SchemaScript.Statement("", "schema public", "create schema if not exists public")),
                    List.of(new SchemaScript.Table(
                            "public",
                            "t",
                            "public.t",
                            "create table public.t (a int, b geometry)",
                            "create table public.t (a int, b text)",
                            List.of("a", "b"))),
                    List.of(new SchemaScript.Statement(
                            "public.t", "constraint c", "alter table public.t add check (a > 1)")),
                    List.of(new SchemaScript.Left("public.t", "trigger x of t")));
            assertThat(trial.rebuild(script, source.as("source"), Sampling.usual()))
                    .containsExactly(
                            new Lack(STRUCTURE, "public.t", "trigger x of t"),
                            new Lack(STRUCTURE, "public.t", "defaults and computed columns of public.t"),
                            new Lack(ROWS, "public.t", "constraint c"));
            assertThat(value("select b from t")).isEqualTo("x");
        }
    }

    @Test
    void copies_a_sample_of_a_large_table() throws SQLException {
        try (var source = TestDatabase.postgres().run("create table t as select generate_series(1, 100001) as a")) {
            var script = new SchemaScript(
                    List.of(),
                            List.of(new SchemaScript.Table(
                                    "public", "t", "public.t", "create table public.t (a int)", "", List.of("a"))),
                    List.of(), List.of());
            assertThat(trial.rebuild(script, source.as("source"), Sampling.usual()))
                    .containsExactly(new Lack(ROWS, "public.t", "rows of public.t beyond a sample of 1000"));
            assertThat(value("select count(*) from t")).isEqualTo("1000");
        }
    }

    @Test
    void databases_of_runs_that_died_are_dropped_by_a_later_run() throws SQLException {
        server.run("create database sluice_trial_1000_dead", "create role sluice_trial_1000_dead");
        var connection = new Connection("sandbox", server.kind(), server.as("x").location(), null, false);
        PostgresTrial.create(databases, connection).close();
        assertThat(server.value("select count(*) from pg_database where datname = 'sluice_trial_1000_dead'"))
                .isEqualTo("0");
    }

    private void run(String sql) throws SQLException {
        try (var statement = trial.session().createStatement()) {
            statement.execute(sql);
        } finally {
            trial.session().rollback();
        }
    }

    private void make(String sql) throws SQLException {
        try (var statement = trial.session().createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(String query) throws SQLException {
        try (var statement = trial.session().createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
