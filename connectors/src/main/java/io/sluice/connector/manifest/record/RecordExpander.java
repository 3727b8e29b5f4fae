package io.sluice.connector.manifest.record;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.decode.Decoder.Values;
import io.sluice.connector.manifest.decode.FieldPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records of the items of lists inside records; {@code keepsParent}: each item carries the record it came from. */
record RecordExpander(List<?> path, boolean keepsParent, boolean givesChildless) {
    private static final String PARENT = "original_record";

    static @Nullable RecordExpander of(Component extractor, Scope scope) {
        var expander = extractor.child("record_expander");
        if (expander == null) {
            return null;
        }
        var path = new ArrayList<@Nullable Object>();
        for (Interpolated step : expander.interpolatedItems("expand_records_from_field")) {
            path.add(step.value(scope));
        }
        return new RecordExpander(
                path,
                expander.flag("remain_original_record", false),
                expander.text("on_no_records", "skip").equals("emit_parent"));
    }

    /** The items of one record after the other, as they are asked for. */
    Values of(Values records) {
        Deque<Object> waiting = new ArrayDeque<>();
        return () -> {
            while (waiting.isEmpty()) {
                var record = records.next();
                if (record == null) {
                    return null;
                }
                expand(record, waiting);
            }
            return waiting.poll();
        };
    }

    private void expand(Object record, Deque<Object> into) {
        if (!(record instanceof Map) || path.isEmpty()) {
            into.add(record);
            return;
        }
        for (var found : FieldPath.all(record, path)) {
            if (found instanceof List<?> items) {
                items.forEach(item -> into.add(child(item, record)));
            }
        }
        if (into.isEmpty() && givesChildless) {
            into.add(record);
        }
    }

    private Object child(@Nullable Object item, Object record) {
        if (!keepsParent && !(item instanceof Map)) {
            return item == null ? Values.NULL : item;
        }
        var child = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        if (item instanceof Map<?, ?> fields) {
            child.putAll(fields);
        } else {
            child.put("value", item);
        }
        if (keepsParent) {
            child.put(PARENT, RecordSelector.copy(record));
        }
        return child;
    }
}
