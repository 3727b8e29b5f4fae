package io.sluice.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.connector.database.SchemaScript;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Newness;
import io.sluice.store.Store;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an inspection left for the phases after it: how the tables of each connection are made, and for each extract, by the number of its
 * step, which columns it puts out, what tells its rows apart and which rows its source is asked for.
 */
public record Snapshot(
        Map<String, SchemaScript> scripts,
        Map<Integer, List<LoadColumn>> extracts,
        Map<Integer, Newness> newness,
        Map<Integer, List<Condition>> conditions) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Snapshot {
        scripts = Map.copyOf(scripts);
        extracts = Map.copyOf(extracts);
        newness = Map.copyOf(newness);
        conditions = Map.copyOf(conditions);
    }

    /** The request's latest; empty when nothing was inspected. */
    public static Snapshot of(Store store, String request) {
        return store.snapshots()
                .latest(request)
                .map(snapshot -> read(snapshot.dbStructure()))
                .orElse(new Snapshot(Map.of(), Map.of(), Map.of(), Map.of()));
    }

    private static Snapshot read(String structure) {
        try {
            var snapshot = JSON.readTree(structure);
            return new Snapshot(
                    part(snapshot.path(SnapshotJson.REBUILD), new TypeReference<Map<String, SchemaScript>>() {}),
                    extracts(snapshot),
                    part(snapshot.path(SnapshotJson.NEWNESS), new TypeReference<Map<Integer, Newness>>() {}),
                    part(
                            snapshot.path(SnapshotJson.CONDITIONS),
                            new TypeReference<Map<Integer, List<Condition>>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store gave back something else than it was given", e);
        }
    }

    private static Map<Integer, List<LoadColumn>> extracts(JsonNode snapshot) {
        var columns = new TypeReference<Map<Integer, List<LoadColumn>>>() {};
        var extracts = new TreeMap<>(part(snapshot.path(SnapshotJson.EXTRACTS), columns));
        part(snapshot.path(SnapshotJson.LATE), columns)
                .forEach((step, late) ->
                        extracts.merge(step, late, (shown, more) -> Stream.concat(shown.stream(), more.stream())
                                .toList()));
        return extracts;
    }

    /** From now on the extract of this step reads these columns too, whoever else finds some. */
    public static void widen(Store store, String request, int step, List<LoadColumn> late) {
        store.snapshots().amend(request, structure -> widened(structure, step, late));
    }

    private static String widened(String structure, int step, List<LoadColumn> late) {
        try {
            var root = (ObjectNode) JSON.readTree(structure);
            var known = root.withObjectProperty(SnapshotJson.LATE).withArrayProperty(String.valueOf(step));
            var names = known.findValuesAsText("from");
            late.stream()
                    .filter(column -> !names.contains(column.from()))
                    .forEach(column -> known.add(JSON.<JsonNode>valueToTree(column)));
            return root.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store gave back something else than it was given", e);
        }
    }

    private static <K, V> Map<K, V> part(JsonNode node, TypeReference<Map<K, V>> type) {
        return node.isMissingNode() ? Map.of() : JSON.convertValue(node, type);
    }
}
