package io.sluice.ui.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.store.Store;
import io.sluice.store.StoredConnection;
import io.sluice.store.StoredConnection.State;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.problem.Where;
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
import tools.jackson.databind.JsonNode;

/** Connections: list, test and save, forget. A secret goes in and never comes out. */
@RestController
public class ConnectionsController {

    private static final String WAREHOUSE = "warehouse";

    private final Store store;
    private final Saving saving;
    private final Installation installation;

    ConnectionsController(Store store, Saving saving, Installation installation) {
        this.store = store;
        this.saving = saving;
        this.installation = installation;
    }

    /** A database or folder by its {@code url}, or an API by its {@code manifest}. */
    record NewConnection(
            @Nullable String name,
            @Nullable String url,
            @Nullable String password,
            @Nullable String manifest,
            @Nullable String manifest_name,
            @Nullable JsonNode config,
            @Nullable String base_url) {

        StoredConnection candidate() {
            var named = Saving.name(name);
            if (manifest != null) {
                return new NewApi(manifest, manifest_name, config, base_url).named(named);
            }
            var address = ConnectionUrl.of(url);
            return StoredConnection.untested(named, address.kind(), address.location(), password);
        }
    }

    /** {@code requests_going_on}, in the reply to a new connection: those that had asked for it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ConnectionDocument(
            String name,
            String kind,
            String url,
            @Nullable String user,
            @Nullable String access,
            String status,
            @Nullable String detail,
            boolean built_in,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> requests_going_on) {}

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
        var saved = saving.save(asked.candidate());
        return ResponseEntity.status(HttpStatus.CREATED).body(document(saved.connection(), saved.goOn()));
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

    private static ApiProblem unknown(String name) {
        return ApiProblem.of(
                HttpStatus.NOT_FOUND,
                "unknown_connection",
                "there is no connection " + name,
                "See them all: " + Where.connections() + ".");
    }

    private ConnectionDocument warehouse() {
        var access = installation.warehouse();
        return new ConnectionDocument(
                WAREHOUSE, "postgres", access.url(), access.user(), "read-write", "good", "built in", true, null);
    }

    private static ConnectionDocument document(StoredConnection connection) {
        return document(connection, null);
    }

    private static ConnectionDocument document(StoredConnection connection, @Nullable List<String> goOn) {
        return new ConnectionDocument(
                connection.name(),
                connection.kind(),
                ConnectionUrl.shown(connection),
                new ConnectionUrl(connection.kind(), connection.location()).user(),
                connection.state() == State.GOOD ? access(connection) : null,
                connection.state().name().toLowerCase(Locale.ROOT),
                connection.detail(),
                false,
                goOn);
    }

    private static String access(StoredConnection connection) {
        return connection.readOnly() ? "read-only" : "read-write";
    }
}
