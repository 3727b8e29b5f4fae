package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.http.RequestOptions;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The partitions of one router after the other, each value of their one field once; what else they say comes along as extra. */
record UnionRouter(Component component, String field, List<Router> routers) implements Router {

    /** Values are put into requests by expressions alone. */
    @Override
    public RequestOptions options(Slice partition) {
        return RequestOptions.NONE;
    }

    @Override
    public Partitions open(Map<String, @Nullable Object> state) {
        var opened = Router.openAll(routers, state);
        return new Partitions() {
            @Override
            public Iterator<Slice> slices() {
                return new Distinct(
                        new Chain<>(opened.stream().map(Partitions::slices).iterator()));
            }

            @Override
            public @Nullable Map<String, @Nullable Object> parentState() {
                var states = new ParentStates(state);
                for (var partitions : opened) {
                    var own = partitions.parentState();
                    if (own != null) {
                        own.forEach(states::put);
                    }
                }
                return states.all();
            }

            @Override
            public void close() {
                opened.forEach(Partitions::close);
            }
        };
    }

    private Slice alone(Slice slice) {
        if (!slice.partition().containsKey(field)) {
            throw component.invalid("expects the partition field " + field + " of every router, and one gives "
                    + slice.partition().keySet());
        }
        var partition = new LinkedHashMap<String, @Nullable Object>();
        partition.put(field, slice.partition().get(field));
        var extra = new LinkedHashMap<>(slice.extra());
        slice.partition().forEach((name, value) -> {
            if (!name.equals(field)) {
                extra.put(name, value);
            }
        });
        return new Slice(partition, Map.of(), extra);
    }

    /** The first slice of each value. */
    private final class Distinct implements Iterator<Slice> {
        private final Iterator<Slice> all;
        private final Set<@Nullable Object> seen = new HashSet<>();
        private @Nullable Slice ahead;

        Distinct(Iterator<Slice> all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            while (ahead == null && all.hasNext()) {
                var slice = alone(all.next());
                ahead = seen.add(slice.partition().get(field)) ? slice : null;
            }
            return ahead != null;
        }

        @Override
        public Slice next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var next = ahead;
            ahead = null;
            return next;
        }
    }
}
