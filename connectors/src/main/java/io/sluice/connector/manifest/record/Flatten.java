package io.sluice.connector.manifest.record;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings nested fields to the top; a name that is taken, and all behind a list, keeps the names on its way. */
record Flatten(boolean lists) implements Transformation {

    static Flatten of(Component component) {
        return new Flatten(component.flag("flatten_lists", true));
    }

    private record Open(@Nullable Object value, String name) {}

    @Override
    public void apply(Map<String, @Nullable Object> record, Scope scope) {
        var flat = new LinkedHashMap<String, @Nullable Object>();
        var stack = new ArrayDeque<Open>();
        stack.push(new Open(record, "_"));
        var behindList = false;
        while (!stack.isEmpty()) {
            var open = stack.pop();
            if (open.value() instanceof Map<?, ?> map) {
                for (var entry : map.entrySet()) {
                    var key = String.valueOf(entry.getKey());
                    var taken = behindList || flat.containsKey(key);
                    stack.push(new Open(entry.getValue(), taken ? open.name() + "." + key : key));
                }
            } else if (lists && open.value() instanceof List<?> list) {
                for (var i = 0; i < list.size(); i++) {
                    behindList = true;
                    stack.push(new Open(list.get(i), open.name() + "." + i));
                }
            } else {
                flat.put(open.name(), open.value());
            }
        }
        record.clear();
        record.putAll(flat);
    }
}
