package io.sluice.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.database.Databases;
import io.sluice.fixture.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SpareTrialTest {

    private final TestDatabase server = TestDatabase.sandbox();

    @Test
    void gives_each_run_a_database_of_its_own_and_leaves_none_behind() throws SQLException {
        try (var databases = new Databases()) {
            try (var servers = new TrialServers(databases, SandboxServers.of(server.as("sandbox"))).ahead();
                    var one = servers.fresh(server.as("like")).orElseThrow();
                    var other = servers.fresh(server.as("like")).orElseThrow()) {
                assertThat(one.session().getCatalog())
                        .isNotEqualTo(other.session().getCatalog());
            }
            assertThat(left()).isEqualTo("0");
        }
    }

    @Test
    void makes_a_new_one_when_the_spare_has_died() throws SQLException {
        try (var databases = new Databases();
                var servers = new TrialServers(databases, SandboxServers.of(server.as("sandbox"))).ahead()) {
            servers.fresh(server.as("like")).orElseThrow().close();
            server.run("select pg_terminate_backend(pid) from pg_stat_activity where usename like 'sluice%'");
            try (var trial = servers.fresh(server.as("like")).orElseThrow();
                    var statement = trial.session().createStatement()) {
                assertThat(statement.execute("select 1")).isTrue();
            }
        }
        assertThat(left()).isEqualTo("0");
    }

    private String left() {
        return server.value("select count(*) from pg_database where datname like 'sluice%'");
    }
}
