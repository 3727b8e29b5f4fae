package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the state that connectors wrote before they knew partitions: a map from the parent's key to its cursor. */
record StateMigration(@Nullable String partitionField, String cursorField) {

    static StateMigration of(Component stream, Surroundings around) {
        var cursorField = SubstreamRouter.evaluated(stream.needed("incremental_sync"), "cursor_field", around);
        var declared = stream.children("state_migrations").stream()
                .anyMatch(migration -> migration.type().equals("LegacyToPerPartitionStateMigration"));
        var routers = stream.needed("retriever").children("partition_router");
        var holder = declared && routers.size() == 1 ? holder(routers.getFirst()) : null;
        var field = holder == null ? null : SubstreamRouter.evaluated(holder, "partition_field", around);
        return new StateMigration(field, cursorField);
    }

    /** What names the one partition field, or null where there are several. */
    private static @Nullable Component holder(Component router) {
        var parents = router.children("parent_stream_configs");
        return router.type().equals("UnionPartitionRouter") ? router : parents.size() == 1 ? parents.getFirst() : null;
    }

    Map<String, @Nullable Object> migrated(Map<String, @Nullable Object> state) {
        if (partitionField == null || state.isEmpty() || state.containsKey("states") || !isLegacy(state)) {
            return state;
        }
        var states = new ArrayList<Object>();
        state.forEach((key, cursor) ->
                states.add(Map.of("partition", Map.of(partitionField, key), "cursor", PartitionState.map(cursor))));
        return Map.of("states", states);
    }

    private boolean isLegacy(Map<String, @Nullable Object> state) {
        return state.values().stream()
                .allMatch(value -> value instanceof Map<?, ?> map && map.size() == 1 && map.containsKey(cursorField));
    }
}
