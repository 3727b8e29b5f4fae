package io.sluice.connector.manifest.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON schema as plain values, and the form of it that a given configuration takes where there is a choice. */
final class Schema {

    /** Ours: what a constant is in each of the forms. */
    static final String CONSTANTS = "x-constants";

    private static final List<String> CHOICES = List.of("oneOf", "anyOf");

    private Schema() {}

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** Every choice between objects, however deep, taken as the configuration means it. */
    static Map<String, @Nullable Object> chosen(Map<String, @Nullable Object> schema, @Nullable Object config) {
        var merged = new LinkedHashMap<>(schema);
        for (var choice : CHOICES) {
            var forms = list(merged.get(choice)).stream().map(Schema::map).toList();
            if (!forms.isEmpty() && forms.stream().allMatch(form -> form.containsKey("properties"))) {
                merged.remove(choice);
                merge(merged, told(form(forms, map(config)), forms));
            }
        }
        var properties = new LinkedHashMap<String, @Nullable Object>();
        map(merged.get("properties"))
                .forEach((name, property) -> properties.put(
                        name,
                        property instanceof Map<?, ?>
                                ? chosen(map(property), map(config).get(name))
                                : property));
        if (!properties.isEmpty()) {
            merged.put("properties", properties);
        }
        return merged;
    }

    /** The form, with what its constants are in the others, so that a person can choose. */
    private static Map<String, @Nullable Object> told(
            Map<String, @Nullable Object> form, List<Map<String, @Nullable Object>> forms) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        map(form.get("properties")).forEach((name, property) -> {
            var constants = forms.stream()
                    .map(other -> constant(map(map(other.get("properties")).get(name))))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            var field = new LinkedHashMap<>(map(property));
            if (constant(field) != null && constants.size() > 1) {
                field.put(CONSTANTS, constants);
            }
            properties.put(name, property instanceof Map<?, ?> ? field : property);
        });
        var told = new LinkedHashMap<>(form);
        told.put("properties", properties);
        return told;
    }

    private static void merge(Map<String, @Nullable Object> into, Map<String, @Nullable Object> form) {
        var properties = new LinkedHashMap<>(map(into.get("properties")));
        properties.putAll(map(form.get("properties")));
        var required = new java.util.ArrayList<Object>(list(into.get("required")));
        required.addAll(list(form.get("required")));
        into.put("properties", properties);
        into.put("required", required);
        into.putIfAbsent("type", "object");
    }

    /** The form whose constants the configuration holds, else the one that shares most names with it, else the first. */
    private static Map<String, @Nullable Object> form(
            List<Map<String, @Nullable Object>> forms, Map<String, @Nullable Object> config) {
        var best = forms.getFirst();
        var most = -1;
        for (var form : forms) {
            var fit = 0;
            for (var property : map(form.get("properties")).entrySet()) {
                var given = config.get(property.getKey());
                var constant = constant(map(property.getValue()));
                fit += given == null ? 0 : constant == null ? 1 : constant.equals(given) ? 1_000 : -1_000;
            }
            if (fit > most) {
                most = fit;
                best = form;
            }
        }
        return best;
    }

    /** The only value that a property may have, or null. */
    static @Nullable Object constant(Map<String, @Nullable Object> property) {
        var choices = list(property.get("enum"));
        return property.get("const") != null ? property.get("const") : choices.size() == 1 ? choices.getFirst() : null;
    }
}
