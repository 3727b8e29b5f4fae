package io.sluice.connector.manifest.slice;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.RequestOptions;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A partition for each record of one parent after the other. */
final class SubstreamRouter implements Router {
    private final List<Parent> parents;
    private final Surroundings around;

    SubstreamRouter(Component router, ParentStreams streams, Surroundings around) {
        this.around = around;
        parents = router.children("parent_stream_configs").stream()
                .map(parent -> new Parent(parent, streams, around))
                .toList();
        if (parents.isEmpty()) {
            throw router.invalid("needs at least one parent stream");
        }
    }

    @Override
    public RequestOptions options(Slice partition) {
        var options = RequestOptions.NONE;
        for (var parent : parents) {
            var value = partition.get(parent.partitionField());
            if (parent.option() != null && Types.truth(value)) {
                options = parent.option().put(options, value, around.scope());
            }
        }
        return options;
    }

    @Override
    public Partitions open(Map<String, @Nullable Object> state) {
        return new Opened(parents.stream().map(parent -> parent.open(state)).toList(), state);
    }

    private record Opened(List<Parent.Opened> parents, Map<String, @Nullable Object> before) implements Partitions {
        @Override
        public Iterator<Slice> slices() {
            return new Chain<>(parents.stream().map(Parent.Opened::slices).iterator());
        }

        @Override
        public Map<String, @Nullable Object> parentState() {
            var states = new ParentStates(before);
            for (var parent : parents) {
                if (parent.isIncremental()) {
                    states.put(parent.name(), parent.state());
                }
            }
            return states.all();
        }

        @Override
        public void close() {
            parents.forEach(Parent.Opened::close);
        }
    }

    static String evaluated(Component component, String field, Surroundings around) {
        return Text.str(component.interpolated(field).value(around.scope()));
    }
}
