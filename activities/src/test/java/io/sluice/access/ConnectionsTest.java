package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.installation.TestInstallation;
import io.sluice.request.Approval;
import io.sluice.request.Pace;
import io.sluice.store.NewRequest;
import io.sluice.store.StoredConnection;
import io.sluice.store.StoredRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {

    private static final Connection WAREHOUSE =
            new Connection("warehouse", Connection.Kind.POSTGRES, "postgres://u@127.0.0.1:1/warehouse", null, false);

    @TempDir
    private Path folder;

    private TestInstallation installation;
    private Connections connections;

    @BeforeEach
    void start() {
        installation = new TestInstallation(folder, WAREHOUSE);
        connections = installation.connections();
        save("crm", "mysql", "mysql://u@127.0.0.1:1/crm", StoredConnection.State.GOOD);
        save("broken", "postgres", "postgres://u@127.0.0.1:1/x", StoredConnection.State.BAD);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void a_configured_connection_has_its_kind_and_its_secret_which_is_never_shown() {
        var crm = connections.named("crm");
        assertThat(crm.kind()).isEqualTo(Connection.Kind.MYSQL);
        assertThat(crm.password().reveal()).isEqualTo("s3cret");
        assertThat(crm.toString()).doesNotContain("s3cret");
    }

    @Test
    void an_unknown_name_is_answered_with_the_names_there_are() {
        var failure = catchThrowableOfType(ConnectorException.class, () -> connections.named("crn"));
        assertThat(failure.fault()).isEqualTo(Fault.NOT_FOUND);
        assertThat(failure.next()).contains("warehouse", "crm").doesNotContain("broken");
    }

    @Test
    void a_request_may_use_all_that_work_or_those_it_names_and_its_target() {
        assertThat(connections.allowed(request(List.of(), List.of())))
                .extracting(Connection::name)
                .containsExactly("warehouse", "crm");
        assertThat(connections.allowed(request(List.of("crm"), List.of())))
                .extracting(Connection::name)
                .containsExactly("crm", "warehouse");
        assertThat(connections.allowed(request(List.of("crm"), List.of("crm"))))
                .extracting(Connection::name)
                .containsExactly("crm");
    }

    @Test
    void the_target_is_the_warehouse_unless_the_request_names_another() {
        assertThat(connections.target(request(List.of(), List.of()))).isEqualTo("warehouse");
        assertThat(connections.target(request(List.of(), List.of("crm")))).isEqualTo("crm");
    }

    @Test
    void a_configured_connection_takes_the_place_of_a_built_in_one() {
        save("warehouse", "postgres", "postgres://me@db.example/dwh", StoredConnection.State.GOOD);
        assertThat(connections.named("warehouse").location()).isEqualTo("postgres://me@db.example/dwh");
    }

    @Test
    void a_request_has_the_folder_that_it_was_given() {
        assertThat(connections
                        .folder(request(List.of(), List.of()))
                        .orElseThrow()
                        .root())
                .isEqualTo(folder.toAbsolutePath().normalize());
    }

    private void save(String name, String kind, String location, StoredConnection.State state) {
        installation
                .store()
                .connections()
                .save(StoredConnection.untested(name, kind, location, "s3cret").checked(state, false, null));
    }

    private StoredRequest request(List<String> on, List<String> into) {
        var id = "r-" + UUID.randomUUID();
        installation
                .store()
                .requests()
                .insert(new NewRequest(
                        id, 1, "x", on, into, folder.toString(), Approval.AUTO, Pace.ONE_GO, null, "UTC"));
        return installation.store().requests().load(id);
    }
}
