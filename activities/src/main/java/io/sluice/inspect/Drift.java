package io.sluice.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.pipeline.Source;
import io.sluice.store.Snapshots.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How what is there now differs from a snapshot of before, in words; only what both have seen is compared, and no counts. */
final class Drift {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 50;
    private static final List<String> OF_A_COLUMN =
            List.of("type", "nullable", "default", "generated", "identity", "collation");
    private static final List<String> OF_A_TABLE =
            List.of("kind", "primary_key", "unique_keys", "foreign_keys", "checks", "triggers");

    private final List<String> differences = new ArrayList<>();

    private Drift() {}

    static List<String> between(Snapshot before, Snapshot now) {
        var drift = new Drift();
        drift.tables(read(before.dbStructure()), read(now.dbStructure()));
        drift.files(read(before.fileList()), read(now.fileList()));
        return drift.differences.stream().limit(MOST).toList();
    }

    private void tables(JsonNode before, JsonNode now) {
        var known = byName(before.path("tables"), List.of("connection", "schema", "name"));
        byName(now.path("tables"), List.of("connection", "schema", "name")).forEach((name, table) -> {
            if (known.containsKey(name)) {
                table(name, known.get(name), table);
            }
        });
        var extracts = now.path(SnapshotJson.EXTRACTS);
        before.path(SnapshotJson.EXTRACTS).properties().forEach(step -> {
            if (extracts.has(step.getKey())) {
                extract(step.getKey(), step.getValue(), extracts.path(step.getKey()));
            }
        });
        before.path(SnapshotJson.FILLINGS)
                .properties()
                .forEach(step -> emptied(
                        step.getKey(),
                        step.getValue(),
                        now.path(SnapshotJson.FILLINGS).path(step.getKey())));
    }

    /** A field that its schema declares is a column whether the API sends it or not. */
    private void emptied(String step, JsonNode before, JsonNode now) {
        var never = names(now.path("never"));
        names(before.path("always")).stream()
                .filter(never::contains)
                .forEach(field -> differences.add("what step " + step + " reads: the field " + field
                        + " had a value in every record and has none in any now"));
    }

    private void table(String name, JsonNode before, JsonNode now) {
        columns(
                name,
                byName(before.path("columns"), List.of("name")),
                byName(now.path("columns"), List.of("name")),
                OF_A_COLUMN);
        for (var part : OF_A_TABLE) {
            part(name, part, before.path(part), now.path(part));
        }
    }

    private void columns(String of, Map<String, JsonNode> before, Map<String, JsonNode> now, List<String> attributes) {
        now.forEach((column, node) -> {
            if (!before.containsKey(column)) {
                differences.add(of + ": the column " + column + " is new" + typed(node));
            }
        });
        before.forEach((column, node) -> {
            if (!now.containsKey(column)) {
                differences.add(of + ": the column " + column + " is gone" + typed(node));
            } else {
                attributes.forEach(one -> part(
                        of + ": the column " + column,
                        one,
                        node.path(one),
                        now.get(column).path(one)));
            }
        });
    }

    private void part(String of, String what, JsonNode before, JsonNode now) {
        if (!before.equals(now)) {
            differences.add(of + ": " + what.replace('_', ' ') + " is " + shown(now) + ", was " + shown(before));
        }
    }

    /** What an API gives is known by samples: a field that held nothing may turn out to be of any type. */
    private void extract(String step, JsonNode before, JsonNode now) {
        var of = "what step " + step + " reads";
        var earlier = byName(before, List.of("from"));
        var later = byName(now, List.of("from"));
        var ofLists = later.containsKey(Source.Lists.INDEX);
        onlyOf(earlier, later, ofLists); // fields of objects and of elements come and go with the sample
        onlyOf(later, earlier, ofLists);
        columns(of, earlier, later, List.of());
        earlier.forEach((field, node) -> {
            var other = later.get(field);
            if (other != null && !empty(node) && !empty(other)) {
                part(of + ": the field " + field, "type", node.path("type"), other.path("type"));
            }
        });
    }

    private static void onlyOf(Map<String, JsonNode> fields, Map<String, JsonNode> others, boolean all) {
        fields.keySet().removeIf(field -> (all || field.contains(".")) && !others.containsKey(field));
    }

    private static boolean empty(JsonNode field) {
        return field.path("type").toString().toLowerCase(Locale.ROOT).contains("json");
    }

    private void files(JsonNode before, JsonNode now) {
        var known = byName(before.path("files"), List.of("path"));
        byName(now.path("files"), List.of("path")).forEach((path, file) -> {
            if (known.containsKey(path)) {
                file(path, known.get(path), file);
            }
        });
    }

    private void file(String path, JsonNode before, JsonNode now) {
        part(path, "type", before.path("type"), now.path("type"));
        var earlier = names(before.path("headers"));
        var later = names(now.path("headers"));
        later.stream()
                .filter(name -> !earlier.contains(name))
                .forEach(name -> differences.add(path + ": the column " + name + " is new"));
        earlier.stream()
                .filter(name -> !later.contains(name))
                .forEach(name -> differences.add(path + ": the column " + name + " is gone"));
        if (earlier.size() > 1 && later.size() > 1) {
            part(path, "delimiter", before.path("delimiter"), now.path("delimiter"));
        }
    }

    private static Map<String, JsonNode> byName(JsonNode list, List<String> name) {
        var named = new LinkedHashMap<String, JsonNode>();
        list.forEach(node -> named.put(
                String.join(
                        ".", name.stream().map(part -> node.path(part).asText()).toList()),
                node));
        return named;
    }

    private static List<String> names(JsonNode list) {
        var names = new ArrayList<String>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static String typed(JsonNode column) {
        return column.path("type").isTextual() ? " (" + column.path("type").asText() + ")" : "";
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "none" : value.isTextual() ? value.asText() : value.toString();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store gave back something else than it was given", e);
        }
    }
}
