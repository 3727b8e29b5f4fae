package io.sluice.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connector.database.SchemaScript;
import io.sluice.store.Store;
import java.util.Map;

/** What an inspection left for the phases after it: how the tables of each connection are made. */
public record Snapshot(Map<String, SchemaScript> scripts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Snapshot {
        scripts = Map.copyOf(scripts);
    }

    /** The request's latest; empty when nothing was inspected. */
    public static Snapshot of(Store store, String request) {
        return store.snapshots()
                .latest(request)
                .map(snapshot -> read(snapshot.dbStructure()))
                .orElse(new Snapshot(Map.of()));
    }

    private static Snapshot read(String structure) {
        try {
            var scripts = JSON.readTree(structure).path(SnapshotJson.REBUILD);
            return new Snapshot(
                    scripts.isMissingNode()
                            ? Map.of()
                            : JSON.convertValue(scripts, new TypeReference<Map<String, SchemaScript>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store gave back something else than it was given", e);
        }
    }
}
