package io.sluice.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.standalone.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cluster for all tests; those that restart it leave it running. */
class EmbeddedClusterTest {
    @TempDir
    private static Path folder;

    private static Home home;
    private static EmbeddedCluster cluster;

    @BeforeAll
    static void start() {
        home = new Home(folder.resolve("home"));
        cluster = EmbeddedCluster.start(home, ClusterKind.MAIN);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void keeps_its_data_and_its_port_over_a_restart() throws Exception {
        var warehouse = cluster.database("warehouse");
        execute(warehouse, "create table kept as select 7 as n");

        cluster.close();
        cluster = EmbeddedCluster.start(home, ClusterKind.MAIN);

        assertThat(cluster.database("warehouse")).isEqualTo(warehouse);
        assertThat(value(warehouse, "select n from kept")).isEqualTo("7");
    }

    @Test
    void takes_over_the_server_that_a_killed_process_left_behind() throws Exception {
        var left = Postmaster.of(home.cluster("main").resolve("data")).orElseThrow();

        cluster = EmbeddedCluster.start(home, ClusterKind.MAIN);

        assertThat(Postmaster.of(home.cluster("main").resolve("data"))).contains(left);
        assertThat(value(cluster.administrator(), "select 1")).isEqualTo("1");
    }

    @Test
    void recovers_when_the_server_itself_was_killed() throws Exception {
        var warehouse = cluster.database("warehouse");
        execute(warehouse, "create table survivor as select 8 as n");
        var postmaster = Postmaster.of(home.cluster("main").resolve("data")).orElseThrow();
        var process = ProcessHandle.of(postmaster.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();

        cluster = EmbeddedCluster.start(home, ClusterKind.MAIN);

        assertThat(value(cluster.database("warehouse"), "select n from survivor"))
                .isEqualTo("8");
    }

    @Test
    void is_durable_and_listens_on_loopback_only() throws Exception {
        var administrator = cluster.administrator();
        assertThat(value(administrator, "show fsync")).isEqualTo("on");
        assertThat(value(administrator, "show synchronous_commit")).isEqualTo("on");
        assertThat(value(administrator, "show full_page_writes")).isEqualTo("on");
        assertThat(value(administrator, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(cluster.port()).isLessThan(32768);
    }

    @Test
    void refuses_a_wrong_password() {
        assertThatThrownBy(() ->
                        DriverManager.getConnection(cluster.administrator().url(), "postgres", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void lets_a_role_into_its_own_database_only() {
        var store = cluster.database("sluice");
        var warehouse = cluster.database("warehouse");
        for (var other : new String[] {store.url(), cluster.administrator().url(), url("template1")}) {
            assertThatThrownBy(() -> DriverManager.getConnection(other, warehouse.user(), warehouse.password()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void keeps_passwords_in_files_that_only_the_owner_reads() throws Exception {
        var warehouse = cluster.database("warehouse");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(warehouse.passwordFile())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(warehouse.passwordFile()).strip()).isEqualTo(warehouse.password());
        assertThat(warehouse.toString()).doesNotContain(warehouse.password());
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + cluster.port() + "/" + database;
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
