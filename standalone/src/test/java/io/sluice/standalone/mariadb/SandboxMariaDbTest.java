package io.sluice.standalone.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.mariadb.SandboxMariaDb.Administrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxMariaDbTest {

    @TempDir
    private Path folder;

    @Test
    void starts_when_it_is_first_asked_for_and_lets_only_its_administrator_in() throws Exception {
        var home = new Home(folder.resolve("home")).create();
        try (var sandbox = SandboxMariaDb.in(home)) {
            assertThat(home.folder().resolve("mariadb")).doesNotExist();
            var administrator = sandbox.administrator().orElseThrow();
            assertThat(value(administrator, "select group_concat(user) from mysql.user where user <> 'mariadb.sys'"))
                    .isEqualTo(administrator.user());
            assertThatThrownBy(() -> value(new Administrator(administrator.port(), "root", ""), "select 1"))
                    .isInstanceOf(SQLException.class);
            assertThat(home.folder().resolve("mariadb/first.sql")).doesNotExist();
            assertThat(sandbox.administrator()).hasValue(administrator);
        }
        assertThat(alive(home)).isFalse();
    }

    @Test
    void what_a_killed_process_left_behind_is_ended_and_its_doubtful_data_are_made_again() throws Exception {
        var home = new Home(folder.resolve("home")).create();
        var left = SandboxMariaDb.in(home);
        value(left.administrator().orElseThrow(), "select version()");
        run(left.administrator().orElseThrow(), "create database half_done");
        try (var next = SandboxMariaDb.in(home)) {
            assertThat(alive(home)).isFalse();
            assertThat(value(
                            next.administrator().orElseThrow(),
                            "select count(*) from information_schema.schemata where schema_name = 'half_done'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void starts_again_when_it_died() throws Exception {
        var home = new Home(folder.resolve("home")).create();
        try (var sandbox = SandboxMariaDb.in(home)) {
            sandbox.administrator();
            var process = ProcessHandle.of(pid(home)).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            assertThat(value(sandbox.administrator().orElseThrow(), "select 1")).isEqualTo("1");
        }
    }

    private static long pid(Home home) throws IOException {
        return Long.parseLong(
                Files.readString(home.folder().resolve("mariadb/pid")).strip());
    }

    private static boolean alive(Home home) throws IOException {
        var file = home.folder().resolve("mariadb/pid");
        return Files.exists(file)
                && ProcessHandle.of(pid(home)).filter(ProcessHandle::isAlive).isPresent();
    }

    private static void run(Administrator as, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(as), as.user(), as.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Administrator as, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(as), as.user(), as.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String url(Administrator as) {
        return "jdbc:mysql://127.0.0.1:" + as.port() + "/mysql?sslMode=DISABLED";
    }
}
