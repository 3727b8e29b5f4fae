package io.sluice.connector.manifest.slice;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.request.RequestOption;
import io.sluice.connector.manifest.slice.ParentStream.ParentRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A parent of a substream: which field of its records is the key, and what else comes along. */
final class Parent {
    private final ParentStream stream;
    private final String key;
    private final String partitionField;
    private final List<List<String>> extra;
    private final @Nullable RequestOption option;
    private final boolean incremental;
    private final @Nullable String cursorField;

    Parent(Component config, ParentStreams streams, Surroundings around) {
        var declared = config.needed("stream");
        stream = streams.stream(declared);
        key = SubstreamRouter.evaluated(config, "parent_key", around);
        partitionField = SubstreamRouter.evaluated(config, "partition_field", around);
        extra = paths(config, around);
        var place = config.child("request_option");
        option = place == null ? null : RequestOption.of(place);
        incremental = config.flag("incremental_dependency", false);
        var cursor = declared.child("incremental_sync");
        cursorField = cursor == null ? null : SubstreamRouter.evaluated(cursor, "cursor_field", around);
    }

    private static List<List<String>> paths(Component config, Surroundings around) {
        var paths = new ArrayList<List<String>>();
        for (var path : config.list("extra_fields")) {
            if (path instanceof List<?> parts) {
                var steps = config.with(Map.of("extra_field", parts)).interpolatedItems("extra_field");
                paths.add(steps.stream()
                        .map((Interpolated step) -> Text.str(step.value(around.scope())))
                        .toList());
            }
        }
        return paths;
    }

    String partitionField() {
        return partitionField;
    }

    @Nullable
    RequestOption option() {
        return option;
    }

    Opened open(Map<String, @Nullable Object> childState) {
        return new Opened(incremental ? ParentState.in(childState, stream.name(), cursorField) : null);
    }

    /** One reading of the parent. */
    final class Opened {
        private final @Nullable Map<String, @Nullable Object> initial;
        private ParentStream.@Nullable Reading reading;

        private Opened(@Nullable Map<String, @Nullable Object> initial) {
            this.initial = initial;
        }

        String name() {
            return stream.name();
        }

        boolean isIncremental() {
            return incremental;
        }

        Map<String, @Nullable Object> state() {
            return reading().state();
        }

        private ParentStream.Reading reading() {
            if (reading == null) {
                reading = stream.read(initial);
            }
            return reading;
        }

        Iterator<Slice> slices() {
            return new Keyed(reading().records());
        }

        void close() {
            if (reading != null) {
                reading.close();
            }
        }
    }

    /** A record without the key makes no partition. */
    private final class Keyed implements Iterator<Slice> {
        private final Iterator<ParentRecord> records;
        private @Nullable Slice next;

        Keyed(Iterator<ParentRecord> records) {
            this.records = records;
        }

        @Override
        public boolean hasNext() {
            while (next == null && records.hasNext()) {
                next = slice(records.next());
            }
            return next != null;
        }

        @Override
        public Slice next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            var slice = next;
            next = null;
            return slice;
        }
    }

    private @Nullable Slice slice(ParentRecord record) {
        var value = Pointer.get(record.fields(), Pointer.steps(key));
        if (value == null) {
            return null;
        }
        var partition = new LinkedHashMap<String, @Nullable Object>();
        partition.put(partitionField, value);
        partition.put("parent_slice", record.slice().partition());
        var along = new LinkedHashMap<String, @Nullable Object>();
        extra.forEach(path -> along.put(String.join(".", path), Pointer.get(record.fields(), path)));
        return new Slice(partition, Map.of(), along);
    }
}
