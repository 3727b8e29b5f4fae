package io.sluice.connector.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that the streams of a manifest turn out to need. */
final class SpecFields {

    private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    void needed(String name, String title) {
        add(name, title, Map.of(), true);
    }

    void secret(String name, String title) {
        add(name, title, Map.of("airbyte_secret", true), true);
    }

    void optional(String name, String title, Map<String, @Nullable Object> more) {
        add(name, title, more, false);
    }

    private void add(String name, String title, Map<String, @Nullable Object> more, boolean must) {
        var field = new LinkedHashMap<String, @Nullable Object>();
        field.put("type", "string");
        field.put("title", title);
        field.putAll(more);
        field.put("order", (long) properties.size());
        properties.putIfAbsent(name, field);
        if (must && !required.contains(name)) {
            required.add(name);
        }
    }

    Map<String, @Nullable Object> component() {
        return Security.ordered(
                "type",
                "Spec",
                "connection_specification",
                Security.ordered(
                        "$schema",
                        "http://json-schema.org/draft-07/schema#",
                        "type",
                        "object",
                        "required",
                        required,
                        "properties",
                        properties,
                        "additionalProperties",
                        true));
    }
}
