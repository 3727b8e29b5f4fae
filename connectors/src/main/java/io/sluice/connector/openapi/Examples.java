package io.sluice.connector.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schema that an example has, for documents that show bodies instead of describing them. */
final class Examples {

    private Examples() {}

    static Map<String, @Nullable Object> schema(@Nullable Object example) {
        return switch (example) {
            case Map<?, ?> object -> {
                var properties = new LinkedHashMap<String, @Nullable Object>();
                object.forEach((name, value) -> properties.put(String.valueOf(name), schema(value)));
                yield Map.of("type", "object", "properties", properties);
            }
            case List<?> items ->
                items.isEmpty() ? Map.of("type", "array") : Map.of("type", "array", "items", schema(items.getFirst()));
            case Boolean yes -> Map.of("type", "boolean");
            case Integer whole -> Map.of("type", "integer");
            case Long whole -> Map.of("type", "integer");
            case Number number -> Map.of("type", "number");
            case String text -> Map.of("type", "string");
            case null, default -> Map.of();
        };
    }
}
