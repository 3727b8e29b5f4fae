package io.sluice.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.connector.Fault;
import io.sluice.fixture.TestDatabase;
import io.sluice.pipeline.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlErrorTest {

    private TestDatabase postgres;
    private TestDatabase mariadb;
    private TestDatabase sqlite;

    @BeforeAll
    void start(@TempDir Path folder) {
        postgres = TestDatabase.postgres();
        mariadb = TestDatabase.mariadb();
        sqlite = TestDatabase.sqlite(folder);
        for (var database : new TestDatabase[] {postgres, mariadb, sqlite}) {
            database.run(
                    "create table p (id int primary key)",
                    "create table t (id int primary key, a int not null, b varchar(3), d date, p int references p (id), check (a < 100))",
                    "insert into t (id, a) values (1, 1)");
        }
    }

    @AfterAll
    void stop() {
        postgres.close();
        mariadb.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        select * from absent                           | MISSING_TABLE  | absent
        select wrong from t                            | MISSING_COLUMN | wrong
        select id from t x, t y                        | AMBIGUOUS      | id
        selec 1                                        | SYNTAX         |
        insert into t (id, a) values (1, 1)            | CONSTRAINT     |
        insert into t (id, a) values (2, null)         | CONSTRAINT     |
        insert into t (id, a) values (2, 1000)         | CONSTRAINT     |
        create table t (a int)                         | ALREADY_EXISTS |
        """)
    void each_engine_says_the_same_of_the_same_mistake(String sql, SqlFault fault, String token) {
        for (var database : new TestDatabase[] {postgres, mariadb, sqlite}) {
            if (database == sqlite && fault == SqlFault.ALREADY_EXISTS) {
                continue; // it has one code for all of these
            }
            var error = error(database, sql);
            assertThat(error.fault()).as(database.kind() + ": " + error).isEqualTo(fault);
            if (token != null && error.token() != null) {
                assertThat(error.token()).contains(token);
            }
            assertThat(error.message()).isNotBlank().doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        insert into t (id, a, b) values (2, 1, 'long')       | BAD_VALUE
        insert into t (id, a, d) values (2, 1, '2026-13-77') | DATE_FORMAT
        insert into t (id, a) values (2, 99999999999)        | BAD_VALUE
        """)
    void the_strict_engines_refuse_values_that_do_not_fit(String sql, SqlFault fault) {
        assertThat(error(postgres, sql).fault()).isEqualTo(fault);
        assertThat(error(mariadb, sql).fault()).isEqualTo(fault);
    }

    @Test
    void a_column_behind_its_table_is_named_by_each_engine() {
        for (var database : new TestDatabase[] {postgres, mariadb, sqlite}) {
            assertThat(error(database, "select x.wrong from t x").token())
                    .as(database.kind().toString())
                    .contains("x.wrong");
        }
    }

    @Test
    void a_lock_that_is_held_is_worth_waiting_for() throws SQLException {
        for (var database : new TestDatabase[] {postgres, mariadb}) {
            try (var holder = database.open();
                    var lock = holder.createStatement()) {
                holder.setAutoCommit(false);
                lock.execute("update t set a = 2 where id = 1");
                var limit = database == postgres ? "set lock_timeout = '100ms'" : "set innodb_lock_wait_timeout = 1";
                var error = error(database, limit, "update t set a = 3 where id = 1");
                assertThat(error.fault()).isEqualTo(SqlFault.LOCKED);
                assertThat(error.fault().fault().retryable()).isTrue();
                holder.rollback();
            }
        }
    }

    @Test
    void becomes_a_problem_with_the_name_and_what_to_do() {
        var problem = error(postgres, "select wrong from t").problem("answer", 3);
        assertThat(problem.kind()).isEqualTo(Problem.Kind.MISSING_COLUMN);
        assertThat(problem.phase()).isEqualTo("answer");
        assertThat(problem.step()).isEqualTo(3);
        assertThat(problem.token()).isEqualTo("wrong");
        assertThat(problem.next()).isEqualTo("Use a column that exists");
    }

    @Test
    void a_server_that_goes_away_is_out_of_reach() throws SQLException {
        try (var session = postgres.open();
                var statement = session.createStatement();
                var pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            postgres.run("select pg_terminate_backend(" + pid.getInt(1) + ")");
            var gone = catchThrowableOfType(SQLException.class, () -> statement.execute("select 1"));
            assertThat(SqlError.failure("shop", gone).fault()).isEqualTo(Fault.UNREACHABLE);
        }
    }

    private static SqlError error(TestDatabase database, String... statements) {
        try (var session = database.open();
                var statement = session.createStatement()) {
            for (int i = 0; i < statements.length - 1; i++) {
                statement.execute(statements[i]);
            }
            var last = statements[statements.length - 1];
            return SqlError.of(catchThrowableOfType(SQLException.class, () -> statement.execute(last)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
