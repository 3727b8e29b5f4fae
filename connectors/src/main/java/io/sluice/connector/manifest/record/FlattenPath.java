package io.sluice.connector.manifest.record;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.decode.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the fields of one nested object to the top, unless a name is taken there. */
record FlattenPath(List<?> path, boolean deleteOrigin, boolean replaceRecord, String prefix, String suffix)
        implements Transformation {

    static FlattenPath of(Component component, Scope scope) {
        var keys = component.child("key_transformation");
        return new FlattenPath(
                component.interpolatedItems("field_path").stream()
                        .map(step -> step.value(scope))
                        .toList(),
                component.flag("delete_origin_value", false),
                component.flag("replace_record", false),
                keys == null ? "" : keys.interpolated("prefix", "").text(scope),
                keys == null ? "" : keys.interpolated("suffix", "").text(scope));
    }

    @Override
    public void apply(Map<String, @Nullable Object> record, Scope scope) {
        if (!(FieldPath.get(record, path) instanceof Map<?, ?> found)) {
            return;
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        found.forEach((key, value) -> fields.put(prefix + key + suffix, value));
        if (replaceRecord && !fields.isEmpty()) {
            record.clear();
            record.putAll(fields);
        } else if (fields.keySet().stream().noneMatch(record::containsKey)) {
            if (deleteOrigin) {
                FieldPath.remove(record, path);
            }
            record.putAll(fields);
        }
    }
}
