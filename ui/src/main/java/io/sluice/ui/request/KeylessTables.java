package io.sluice.ui.request;

import io.sluice.store.Snapshots.Snapshot;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables of a snapshot that have no key: nothing tells a row of theirs that changed from one that went and one that came. */
final class KeylessTables {

    private static final JsonMapper JSON = new JsonMapper();

    private KeylessTables() {}

    /** As {@code connection.schema.table}. */
    static Set<String> of(Snapshot snapshot) {
        return elements(JSON.readTree(snapshot.dbStructure()).path("tables"))
                .filter(KeylessTables::isKeyless)
                .map(table -> String.join(".", text(table, "connection"), text(table, "schema"), text(table, "name")))
                .collect(Collectors.toSet());
    }

    private static boolean isKeyless(JsonNode table) {
        return table.path("primary_key").isEmpty()
                && elements(table.path("unique_keys"))
                        .allMatch(key -> key.path("nullable").asBoolean());
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String text(JsonNode table, String field) {
        return table.path(field).asString();
    }
}
