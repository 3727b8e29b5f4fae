package io.sluice.connector.manifest.component;

import io.sluice.connector.expression.python.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands {@code $parameters} down to the components inside, names types that are left out, and fills fields that a component
 * lacks with the parameter of that name. A component's own parameters win over those from above.
 */
final class Parameters {
    static final String FIELD = "$parameters";

    private Parameters() {}

    static Map<String, @Nullable Object> propagated(Map<String, @Nullable Object> manifest) {
        return component("", manifest, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> component(
            String place, Map<String, @Nullable Object> node, Map<String, @Nullable Object> above) {
        var component = new LinkedHashMap<>(node);
        var otherwise = DefaultTypes.of(place);
        if (!component.containsKey("type") && !component.containsKey("class_name") && !otherwise.isEmpty()) {
            component.put("type", otherwise);
        }
        var parameters = new LinkedHashMap<>(above);
        if (component.remove(FIELD) instanceof Map<?, ?> own) {
            parameters.putAll((Map<String, @Nullable Object>) own);
        }
        if (isSchema(component)) {
            return component;
        }
        if (!component.containsKey("type")) {
            nested(place, component, parameters);
            return component;
        }
        parameters.forEach((name, value) -> component.compute(name, (key, set) -> isTrue(set) ? set : value));
        component.replaceAll((field, value) -> inner(component.get("type") + "." + field, field, value, parameters));
        if (!parameters.isEmpty()) {
            component.put(FIELD, parameters);
        }
        return component;
    }

    /** A schema is no component, though it has a type. */
    private static boolean isSchema(Map<String, @Nullable Object> node) {
        var type = node.get("type");
        return "object".equals(type) || type instanceof List || type instanceof Map;
    }

    private static boolean isTrue(@Nullable Object value) {
        return Types.truth(value);
    }

    @SuppressWarnings("unchecked")
    private static void nested(
            String place, Map<String, @Nullable Object> map, Map<String, @Nullable Object> parameters) {
        map.replaceAll((field, value) -> value instanceof Map<?, ?> inner && isTrue(inner.get("type"))
                ? component(place, (Map<String, @Nullable Object>) inner, parameters)
                : value);
    }

    /** A parameter does not reach into the field of its own name, which would never end. */
    @SuppressWarnings("unchecked")
    private static @Nullable Object inner(
            String place, String field, @Nullable Object value, Map<String, @Nullable Object> parameters) {
        if (!(value instanceof Map) && !(value instanceof List)) {
            return value;
        }
        var handed = new LinkedHashMap<>(parameters);
        handed.remove(field);
        if (value instanceof Map<?, ?> map) {
            return component(place, (Map<String, @Nullable Object>) map, handed);
        }
        var items = new ArrayList<@Nullable Object>();
        for (var item : (List<?>) value) {
            items.add(
                    item instanceof Map<?, ?> map
                            ? component(place, (Map<String, @Nullable Object>) map, handed)
                            : item);
        }
        return items;
    }
}
