package io.sluice.connector.manifest.record;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.decode.FieldPath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes fields away. With a condition the reference engine takes every value that fulfils it, wherever it lies; so do we. */
record RemoveFields(List<List<?>> paths, @Nullable Interpolated condition) implements Transformation {

    static RemoveFields of(Component component) {
        var conditional = component.has("condition") && !"".equals(component.plain("condition"));
        return new RemoveFields(
                component.list("field_pointers").stream()
                        .<List<?>>map(pointer -> pointer instanceof List<?> path ? path : List.of(pointer))
                        .filter(path -> !path.isEmpty())
                        .toList(),
                conditional ? component.interpolated("condition") : null);
    }

    @Override
    public void apply(Map<String, @Nullable Object> record, Scope scope) {
        if (condition == null) {
            paths.forEach(path -> FieldPath.remove(record, path));
        } else {
            removeFulfilling(record, condition, scope);
        }
    }

    private static void removeFulfilling(Object node, Interpolated condition, Scope scope) {
        if (node instanceof Map<?, ?> map) {
            map.values().removeIf(value -> fulfils(value, condition, scope));
            map.values().forEach(value -> removeInside(value, condition, scope));
        } else if (node instanceof List<?> list) {
            for (var i = list.size() - 1; i >= 0; i--) {
                if (!fulfils(list.get(i), condition, scope)) {
                    removeInside(list.get(i), condition, scope);
                } else if (i == list.size() - 1) {
                    list.remove(i);
                } else {
                    list.set(i, null);
                }
            }
        }
    }

    private static void removeInside(@Nullable Object value, Interpolated condition, Scope scope) {
        if (value != null) {
            removeFulfilling(value, condition, scope);
        }
    }

    private static boolean fulfils(@Nullable Object value, Interpolated condition, Scope scope) {
        return !(value instanceof Map) && !(value instanceof List) && condition.holds(scope.with("property", value));
    }
}
