package io.sluice.connector.openapi;

import static io.sluice.connector.openapi.Nodes.list;
import static io.sluice.connector.openapi.Nodes.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document's schemas as plain JSON schema: references put in place, {@code allOf} merged, {@code nullable} as a type. */
final class Schemas {

    private static final int DEEPEST = 8;
    private static final List<String> KEPT = List.of("type", "format", "description");

    private final OpenApiDocument document;

    Schemas(OpenApiDocument document) {
        this.document = document;
    }

    /** The schema with its own references, {@code allOf} and single alternatives put in place; its fields stay as they are. */
    Map<String, @Nullable Object> shallow(@Nullable Object node) {
        var schema = document.resolved(node);
        for (var hops = 0; hops < DEEPEST; hops++) {
            var parts = new ArrayList<Object>(list(schema.get("allOf")));
            var choices = list(schema.get("oneOf")).isEmpty() ? list(schema.get("anyOf")) : list(schema.get("oneOf"));
            var real = choices.stream()
                    .filter(choice -> !"null".equals(map(choice).get("type")))
                    .toList();
            if (!real.isEmpty() && schema.get("properties") == null) {
                parts.add(real.getFirst());
            }
            if (parts.isEmpty()) {
                return schema;
            }
            schema = merged(schema, parts);
        }
        return schema;
    }

    private Map<String, @Nullable Object> merged(Map<String, @Nullable Object> schema, List<Object> parts) {
        var merged = new LinkedHashMap<String, @Nullable Object>();
        var properties = new LinkedHashMap<String, @Nullable Object>();
        var further = new ArrayList<Object>();
        for (var part : parts) {
            var resolved = document.resolved(part);
            merged.putAll(resolved);
            properties.putAll(map(resolved.get("properties")));
            further.addAll(list(resolved.get("allOf")));
        }
        schema.forEach((name, value) -> {
            if (!List.of("allOf", "oneOf", "anyOf", "properties").contains(name)) {
                merged.put(name, value);
            }
        });
        properties.putAll(map(schema.get("properties")));
        merged.remove("allOf");
        if (!properties.isEmpty()) {
            merged.put("properties", properties);
        }
        if (!further.isEmpty()) {
            merged.put("allOf", further);
        }
        return merged;
    }

    Map<String, Map<String, @Nullable Object>> properties(Map<String, @Nullable Object> schema) {
        var properties = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        map(shallow(schema).get("properties")).forEach((name, property) -> properties.put(name, shallow(property)));
        return properties;
    }

    boolean isArray(Map<String, @Nullable Object> schema) {
        return "array".equals(type(schema)) || schema.get("items") != null;
    }

    /** The type beside null, as OpenAPI 3.0 and 3.1 write it. */
    String type(Map<String, @Nullable Object> schema) {
        var type = schema.get("type") instanceof List<?> several
                ? several.stream()
                        .filter(one -> !"null".equals(one))
                        .findFirst()
                        .orElse(null)
                : schema.get("type");
        return type == null ? schema.get("properties") == null ? "" : "object" : String.valueOf(type);
    }

    /** The whole schema, ready for a manifest: every field may be null, as APIs are. */
    Map<String, @Nullable Object> plain(@Nullable Object node) {
        return plain(node, 0);
    }

    private Map<String, @Nullable Object> plain(@Nullable Object node, int depth) {
        var schema = shallow(node);
        var plain = new LinkedHashMap<String, @Nullable Object>();
        KEPT.forEach(keyword -> {
            if (schema.get(keyword) != null) {
                plain.put(keyword, schema.get(keyword));
            }
        });
        var type = type(schema);
        if (!type.isEmpty()) {
            plain.put("type", depth == 0 ? type : List.of(type, "null"));
        }
        if (depth < DEEPEST) {
            nested(schema, plain, depth);
        }
        return plain;
    }

    private void nested(Map<String, @Nullable Object> schema, Map<String, @Nullable Object> plain, int depth) {
        var properties = map(schema.get("properties"));
        if (!properties.isEmpty()) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            properties.forEach((name, property) -> fields.put(name, plain(property, depth + 1)));
            plain.put("properties", fields);
        }
        if (schema.get("items") != null) {
            plain.put("items", plain(schema.get("items"), depth + 1));
        }
        if (type(schema).equals("object")) {
            plain.put("additionalProperties", true);
        }
    }
}
