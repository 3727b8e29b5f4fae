package io.sluice.ui.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.connection.Check;
import io.sluice.store.Store;
import io.sluice.store.StoredConnection;
import io.sluice.store.StoredConnection.State;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.status.Installation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Connections: list, test and save, forget. A secret goes in and never comes out. */
@RestController
public class ConnectionsController {

    private static final String WAREHOUSE = "warehouse";

    private final Store store;
    private final ConnectionTrial trial;
    private final Installation installation;

    ConnectionsController(Store store, ConnectionTrial trial, Installation installation) {
        this.store = store;
        this.trial = trial;
        this.installation = installation;
    }

    record NewConnection(
            @Nullable String name,
            @Nullable String url,
            @Nullable String password) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ConnectionDocument(
            String name,
            String kind,
            String url,
            @Nullable String user,
            @Nullable String access,
            String status,
            @Nullable String detail,
            boolean built_in) {}

    record Setup(String name, String ddl) {}

    @GetMapping("/v1/connections")
    List<ConnectionDocument> list() {
        var stored = store.connections().list();
        var warehouse = stored.stream().anyMatch(one -> one.name().equals(WAREHOUSE))
                ? Stream.<ConnectionDocument>empty()
                : Stream.of(warehouse());
        return Stream.concat(warehouse, stored.stream().map(ConnectionsController::document))
                .toList();
    }

    /** Tested before it is saved: what does not answer leaves the one of this name as it was. */
    @PostMapping("/v1/connections")
    ResponseEntity<ConnectionDocument> connect(@RequestBody NewConnection asked) {
        var name = name(asked.name());
        var url = ConnectionUrl.of(asked.url());
        var candidate = StoredConnection.untested(name, url.kind(), url.location(), asked.password());
        var saved =
                switch (trial.of(candidate)) {
                    case Check.Good(var server, var readOnly) -> candidate.checked(State.GOOD, readOnly, server);
                    case Check.Bad bad -> throw refused(name, bad);
                };
        store.connections().save(saved);
        store.audit().append(Store.LOCAL_USER, "connect", name, url.shown());
        return ResponseEntity.status(HttpStatus.CREATED).body(document(saved));
    }

    @DeleteMapping("/v1/connections/{name}")
    ResponseEntity<Void> disconnect(@PathVariable String name) {
        if (!store.connections().delete(name)) {
            throw name.equals(WAREHOUSE)
                    ? ApiProblem.conflict("built_in", "the warehouse belongs to the installation", "Leave it.")
                    : unknown(name);
        }
        store.audit().append(Store.LOCAL_USER, "disconnect", name, "");
        return ResponseEntity.noContent().build();
    }

    /** What an administrator must run so that this connection can be a target. */
    @GetMapping("/v1/connections/{name}/setup")
    Setup setup(@PathVariable String name) {
        var connection = store.connections().find(name).orElseThrow(() -> unknown(name));
        return new Setup(name, LedgerSetup.ddl(connection));
    }

    private static String name(@Nullable String name) {
        if (name == null || !name.matches("[a-z][a-z0-9_-]{0,62}")) {
            throw ApiProblem.badRequest(
                    "bad_name", "name cannot be \"" + name + "\"", "Use a-z, 0-9, _ and -, beginning with a letter.");
        }
        return name;
    }

    private static ApiProblem refused(String name, Check.Bad bad) {
        var status = bad.setting() ? HttpStatus.BAD_REQUEST : HttpStatus.BAD_GATEWAY;
        return ApiProblem.of(status, bad.code(), name + ": " + bad.message(), bad.next());
    }

    private static ApiProblem unknown(String name) {
        return ApiProblem.of(
                HttpStatus.NOT_FOUND,
                "unknown_connection",
                "there is no connection " + name,
                "Look at GET /v1/connections.");
    }

    private ConnectionDocument warehouse() {
        var access = installation.warehouse();
        return new ConnectionDocument(
                WAREHOUSE, "postgres", access.url(), access.user(), "read-write", "good", "built in", true);
    }

    private static ConnectionDocument document(StoredConnection connection) {
        var url = new ConnectionUrl(connection.kind(), connection.location());
        return new ConnectionDocument(
                connection.name(),
                connection.kind(),
                url.shown(),
                url.user(),
                connection.state() == State.GOOD ? access(connection) : null,
                connection.state().name().toLowerCase(Locale.ROOT),
                connection.detail(),
                false);
    }

    private static String access(StoredConnection connection) {
        return connection.readOnly() ? "read-only" : "read-write";
    }
}
