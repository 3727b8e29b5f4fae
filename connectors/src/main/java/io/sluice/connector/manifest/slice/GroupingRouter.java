package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.http.RequestOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several partitions of one router as one, for APIs that take many keys at once: each field holds the list of their values. */
record GroupingRouter(Component component, Router router, int size, boolean distinct) implements Router {
    private static final String PARENT = "parent_slice";

    static GroupingRouter of(Component component, Router router) {
        if (!(component.plain("group_size") instanceof Long size) || size < 1) {
            throw component.invalid("needs a group_size of at least 1");
        }
        var inner = component.needed("underlying_partition_router");
        if (inner.has("request_option")
                || inner.children("parent_stream_configs").stream().anyMatch(parent -> parent.has("request_option"))) {
            throw component.invalid("groups are put into requests by expressions, not by a request_option");
        }
        return new GroupingRouter(component, router, Math.toIntExact(size), component.flag("deduplicate", true));
    }

    /** Values are put into requests by expressions alone. */
    @Override
    public RequestOptions options(Slice partition) {
        return RequestOptions.NONE;
    }

    @Override
    public Partitions open(Map<String, @Nullable Object> state) {
        var opened = router.open(state);
        return new Partitions() {
            @Override
            public Iterator<Slice> slices() {
                return new Groups(opened.slices());
            }

            @Override
            public @Nullable Map<String, @Nullable Object> parentState() {
                return opened.parentState();
            }

            @Override
            public void close() {
                opened.close();
            }
        };
    }

    private @Nullable Object key(Slice slice) {
        var fields = new ArrayList<>(slice.partition().keySet());
        fields.remove(PARENT);
        if (fields.size() != 1) {
            throw component.invalid("groups partitions of one field, and these have " + fields);
        }
        return slice.partition().get(fields.getFirst());
    }

    /** Filled when the group is asked for; what a pause interrupts goes on with the partitions it had. */
    private final class Groups implements Iterator<Slice> {
        private final Iterator<Slice> all;
        private final Set<@Nullable Object> seen = new HashSet<>();
        private final List<Slice> group = new ArrayList<>();

        Groups(Iterator<Slice> all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            while (group.size() < size && all.hasNext()) {
                var slice = all.next();
                var value = key(slice);
                if (!distinct || seen.add(value)) {
                    group.add(slice);
                }
            }
            return !group.isEmpty();
        }

        @Override
        public Slice next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var whole = new Slice(
                    listed(group, Slice::partition, group.getFirst().partition().keySet()),
                    Map.of(),
                    listed(group, Slice::extra, extraNames()));
            group.clear();
            return whole;
        }

        private Set<String> extraNames() {
            var names = new LinkedHashSet<String>();
            group.forEach(slice -> names.addAll(slice.extra().keySet()));
            return names;
        }
    }

    private static Map<String, @Nullable Object> listed(
            List<Slice> group, Function<Slice, Map<String, @Nullable Object>> part, Set<String> names) {
        var lists = new LinkedHashMap<String, @Nullable Object>();
        for (var name : names) {
            var values = new ArrayList<@Nullable Object>();
            group.forEach(slice -> values.add(part.apply(slice).get(name)));
            lists.put(name, values);
        }
        return lists;
    }
}
