package io.sluice.ui.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.store.Store;
import io.sluice.store.StoredConnection;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Connections in the words of the assistant's API: {@code POST} and {@code GET /v1/datasources}. No secret comes out. */
@RestController
public class DatasourcesController {

    private final Store store;
    private final Saving saving;

    DatasourcesController(Store store, Saving saving) {
        this.store = store;
        this.saving = saving;
    }

    /** {@code config} holds what is no secret. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Datasource(
            String id, String type, String name, Map<String, String> config, String status, Instant created_at) {}

    @GetMapping("/v1/datasources")
    List<Datasource> list() {
        return store.connections().list().stream()
                .map(DatasourcesController::document)
                .toList();
    }

    /** Tested before it is saved, as every connection. */
    @PostMapping("/v1/datasources")
    ResponseEntity<Datasource> register(@RequestBody NewDatasource asked) {
        var saved = document(saving.save(asked.candidate(free(asked.kind()))).connection());
        return ResponseEntity.created(URI.create("/v1/datasources/" + saved.id()))
                .body(saved);
    }

    private String free(String kind) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? kind : kind + "_" + n)
                .filter(name -> store.connections().find(name).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Datasource document(StoredConnection connection) {
        var api = connection.api();
        var config = api == null
                ? Map.of("url", ConnectionUrl.shown(connection))
                : api.baseUrl() == null
                        ? Map.of("manifest", connection.location())
                        : Map.of("manifest", connection.location(), "base_url", api.baseUrl());
        return new Datasource(
                "ds_" + connection.id(),
                connection.kind(),
                connection.name(),
                config,
                connection.state().name().toLowerCase(Locale.ROOT),
                connection.createdAt());
    }
}
