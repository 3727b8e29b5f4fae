package io.sluice.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mysql.cj.jdbc.JdbcStatement;
import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.fixture.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {

    private final Databases databases = new Databases();

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void opens_postgresql_in_utc_and_by_name() throws SQLException {
        try (var database = TestDatabase.postgres();
                var session = databases.open(database.as("shop"))) {
            assertThat(value(session, "show timezone")).isEqualTo("UTC");
            assertThat(value(session, "show application_name")).isEqualTo("sluice");
            assertThat(value(session, "show statement_timeout")).isEqualTo("1min");
            assertThat(databases.engine(database.as("shop"))).isEqualTo(Engine.POSTGRESQL);
        }
    }

    @Test
    void tells_mariadb_from_mysql_and_is_strict_and_in_utc_there() throws SQLException {
        try (var database = TestDatabase.mariadb();
                var session = databases.open(database.as("shop"))) {
            assertThat(databases.engine(database.as("shop"))).isEqualTo(Engine.MARIADB);
            assertThat(value(session, "select @@time_zone")).isIn("UTC", "+00:00");
            assertThat(value(session, "select @@sql_mode")).contains("STRICT_ALL_TABLES");
            assertThat(value(session, "select @@max_statement_time")).startsWith("60");
        }
    }

    @Test
    void reads_sqlite_and_never_writes_it(@TempDir Path folder) throws SQLException {
        try (var database = TestDatabase.sqlite(folder).run("create table t (a int)");
                var session = databases.open(database.as("legacy"));
                var statement = session.createStatement()) {
            assertThat(value(session, "select count(*) from t")).isEqualTo("0");
            var error = catchThrowableOfType(SQLException.class, () -> statement.execute("insert into t values (1)"));
            assertThat(SqlError.of(error).fault()).isEqualTo(SqlFault.READ_ONLY);
        }
    }

    @Test
    void names_a_sqlite_file_that_is_not_there(@TempDir Path folder) {
        var connection = new Connection("legacy", Kind.SQLITE, "sqlite:" + folder.resolve("no.db"), null, false);
        assertThat(failure(connection).fault()).isEqualTo(Fault.NOT_FOUND);
        assertThat(folder.resolve("no.db")).doesNotExist();
    }

    @Test
    void says_that_the_password_is_wrong_and_never_prints_it() {
        try (var postgres = TestDatabase.postgres().run("create role reader login password 'right'");
                var mariadb = TestDatabase.mariadb().run("create or replace user reader identified by 'right'")) {
            for (var connection : new Connection[] {
                postgres.as("pg", "reader", "wr0ng-secret"), mariadb.as("my", "reader", "wr0ng-secret")
            }) {
                var failure = failure(connection);
                assertThat(failure.fault()).isEqualTo(Fault.UNAUTHORIZED);
                assertThat(failure.toString() + failure.next() + connection).doesNotContain("wr0ng-secret");
            }
            postgres.run("drop role reader");
        }
    }

    @Test
    void says_that_nobody_answers_at_the_address() {
        assertThat(failure(new Connection("pg", Kind.POSTGRES, "postgres://u@127.0.0.1:1/d", null, false))
                        .fault())
                .isEqualTo(Fault.UNREACHABLE);
        assertThat(failure(new Connection("my", Kind.MYSQL, "mysql://u@127.0.0.1:1/d", null, false))
                        .fault())
                .isEqualTo(Fault.UNREACHABLE);
    }

    @Test
    void says_that_the_database_does_not_exist() {
        try (var postgres = TestDatabase.postgres();
                var mariadb = TestDatabase.mariadb()) {
            for (var connection : new Connection[] {postgres.as("pg"), mariadb.as("my")}) {
                var other = new Connection(
                        connection.name(),
                        connection.kind(),
                        connection.location().replaceFirst("/t\\d+$", "/nowhere"),
                        null,
                        false);
                assertThat(failure(other).fault()).isEqualTo(Fault.NOT_FOUND);
            }
        }
    }

    @Test
    void refuses_options_that_could_weaken_a_session() {
        for (var option : new String[] {"allowLoadLocalInfile=true", "autoDeserialize=true", "sessionVariables=x"}) {
            var failure = failure(new Connection("my", Kind.MYSQL, "mysql://u@127.0.0.1:1/d?" + option, null, false));
            assertThat(failure.fault()).isEqualTo(Fault.BAD_SETTING);
            assertThat(failure).hasMessageContaining(option.substring(0, option.indexOf('=')));
        }
        assertThat(failure(new Connection("pg", Kind.POSTGRES, "postgres://u@h/d?socketFactory=evil", null, false))
                        .fault())
                .isEqualTo(Fault.BAD_SETTING);
    }

    @Test
    void refuses_a_password_in_the_url_without_repeating_it() {
        var failure = failure(new Connection("pg", Kind.POSTGRES, "postgres://u:hunter2@127.0.0.1/d", null, false));
        assertThat(failure.fault()).isEqualTo(Fault.BAD_SETTING);
        assertThat(failure.toString() + failure.next())
                .doesNotContain("hunter2")
                .contains("--password-env");
        var broken = failure(new Connection("pg", Kind.POSTGRES, "postgres://u:hunter 2@127.0.0.1/d", null, false));
        assertThat(broken.toString()).doesNotContain("hunter");
    }

    @Test
    void loads_local_streams_only_in_a_dedicated_session() throws SQLException {
        try (var database = TestDatabase.mariadb().run("create table t (a int)");
                var pooled = databases.open(database.as("my"));
                var dedicated = databases.dedicated(database.as("my"))) {
            assertThatThrownBy(() -> load(pooled)).isInstanceOf(SQLException.class);
            load(dedicated);
            assertThat(database.count("t")).isEqualTo(2);
        }
    }

    @Test
    void connects_anew_when_a_connection_was_replaced_under_its_name() throws SQLException {
        try (var first = TestDatabase.postgres();
                var second = TestDatabase.postgres()) {
            databases.open(first.as("shop")).close();
            try (var session = databases.open(second.as("shop"))) {
                assertThat(value(session, "select current_database()")).isEqualTo(second.name());
            }
        }
    }

    @Test
    void finds_that_a_role_may_not_keep_the_ledger() {
        try (var postgres = TestDatabase.postgres()
                        .run(
                                "create role looker login password 'pw'",
                                "create table t (a int)",
                                "grant select on t to looker");
                var mariadb = TestDatabase.mariadb().run("create or replace user looker identified by 'pw'")) {
            mariadb.run("grant select on " + mariadb.name() + ".* to looker");
            assertThat(databases.check(postgres.as("pg")).readOnly()).isFalse();
            assertThat(databases.check(mariadb.as("my")).readOnly()).isFalse();
            assertThat(databases.check(postgres.as("pg-looker", "looker", "pw")).readOnly())
                    .isTrue();
            assertThat(databases.check(mariadb.as("my-looker", "looker", "pw")).readOnly())
                    .isTrue();
            mariadb.run("grant create, insert on " + mariadb.name() + ".* to looker");
            assertThat(databases.check(mariadb.as("my-looker", "looker", "pw")).readOnly())
                    .isFalse();
            postgres.run("drop owned by looker", "drop role looker");
        }
    }

    private ConnectorException failure(Connection connection) {
        return catchThrowableOfType(ConnectorException.class, () -> databases.open(connection));
    }

    private static void load(java.sql.Connection session) throws SQLException {
        try (var statement = session.createStatement()) {
            statement
                    .unwrap(JdbcStatement.class)
                    .setLocalInfileInputStream(new ByteArrayInputStream("1\n2\n".getBytes(StandardCharsets.UTF_8)));
            statement.execute("load data local infile 'stream' into table t");
        }
    }

    private static @Nullable String value(java.sql.Connection session, String query) throws SQLException {
        try (var statement = session.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
