package io.sluice.connector.manifest.record;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.decode.Bodies;
import io.sluice.connector.manifest.decode.Decoder;
import io.sluice.connector.manifest.decode.Decoder.Values;
import io.sluice.connector.manifest.http.HttpResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes the records out of answers, filters and changes them. */
public final class RecordSelector {
    private final Decoder decoder;
    private final List<Interpolated> path;
    private final @Nullable RecordExpander expander;
    private final @Nullable Interpolated condition;
    private final List<Transformation> transformations;
    private final boolean transformFirst;
    private final @Nullable Map<String, @Nullable Object> normalized;
    private final Scope scope;

    private RecordSelector(
            Component retriever,
            List<Component> transformations,
            Map<String, @Nullable Object> schema,
            boolean clientSide,
            Scope scope) {
        var selector = retriever.needed("record_selector");
        var extractor = selector.needed("extractor");
        var filter = selector.child("record_filter");
        decoder = Decoder.of(retriever.child("decoder"));
        path = extractor.interpolatedItems("field_path");
        expander = RecordExpander.of(extractor, scope);
        condition = filter == null ? null : filter.interpolated("condition", "");
        this.transformations = transformations.stream()
                .map(component -> Transformation.of(component, scope))
                .toList();
        transformFirst = selector.flag("transform_before_filtering", clientSide);
        normalized = "Default".equals(selector.plain("schema_normalization")) && !schema.isEmpty() ? schema : null;
        this.scope = scope;
    }

    /** {@code retriever} is a {@code SimpleRetriever}; {@code clientSide}: the cursor drops old records before the filter. */
    public static RecordSelector of(
            Component retriever,
            List<Component> transformations,
            Map<String, @Nullable Object> schema,
            boolean clientSide,
            Scope scope) {
        return new RecordSelector(retriever, transformations, schema, clientSide, scope);
    }

    /**
     * The records of an answer. {@code seen}: the settings, the slice and the token; {@code held}: the body is looked at by
     * others too, so it is parsed once for all; {@code accepted}: what the cursor lets through before the filter.
     */
    public Selected select(
            HttpResponse response, Scope seen, boolean held, Predicate<Map<String, @Nullable Object>> accepted)
            throws IOException {
        var steps = new ArrayList<@Nullable Object>();
        path.forEach(step -> steps.add(step.value(scope)));
        var values = held && decoder.isWhole()
                ? new Bodies(copies(bodies(response)), steps)
                : decoder.read(response.body(), response.charset(), steps);
        return new Selected(expander == null ? values : expander.of(values), seen, accepted);
    }

    /** The field of the answer that holds the records, or null where the answer itself does. */
    public @Nullable String field() {
        return path.isEmpty() ? null : Text.str(path.getFirst().value(scope));
    }

    /** What expressions see as the answer: its first body. */
    public @Nullable Object body(HttpResponse response) throws IOException {
        if (!decoder.isWhole()) {
            return Map.of();
        }
        var bodies = bodies(response);
        return bodies.isEmpty() ? Map.of() : bodies.getFirst();
    }

    private List<?> bodies(HttpResponse response) throws IOException {
        var tree = Decoder.tree(decoder, response);
        return tree instanceof List<?> list ? list : java.util.Collections.singletonList(tree);
    }

    /** Transformations must not change what expressions look at afterwards. */
    private Values copies(List<?> bodies) {
        Iterator<?> each = bodies.iterator();
        return () -> {
            if (!each.hasNext()) {
                return null;
            }
            var body = each.next();
            return body == null ? Values.NULL : transformations.isEmpty() && normalized == null ? body : copy(body);
        };
    }

    static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<@Nullable Object, @Nullable Object>();
                map.forEach((key, inner) -> copy.put(key, copy(inner)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>(list.size());
                list.forEach(item -> copy.add(copy(item)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    /** The records of one answer, pulled one by one. */
    public final class Selected {
        private final Values values;
        private final Scope seen;
        private final Predicate<Map<String, @Nullable Object>> accepted;
        private long extracted;

        private Selected(Values values, Scope seen, Predicate<Map<String, @Nullable Object>> accepted) {
            this.values = values;
            this.seen = seen;
            this.accepted = accepted;
        }

        /** Records the API gave so far, before filters. */
        public long extracted() {
            return extracted;
        }

        /** The next record that passes, or null after the last. */
        public @Nullable Map<String, @Nullable Object> next() throws IOException {
            for (var value = values.next(); value != null; value = values.next()) {
                extracted++;
                var record = record(value);
                var scope = seen.with("record", record);
                if (transformFirst) {
                    transform(record, scope);
                }
                if (accepted.test(record) && (condition == null || condition.holds(scope))) {
                    if (!transformFirst) {
                        transform(record, scope);
                    }
                    if (normalized != null) {
                        Normalization.apply(record, normalized);
                    }
                    return record;
                }
            }
            return null;
        }

        private void transform(Map<String, @Nullable Object> record, Scope scope) {
            for (var transformation : transformations) {
                transformation.apply(record, scope);
            }
        }

        @SuppressWarnings("unchecked")
        private static Map<String, @Nullable Object> record(Object value) throws IOException {
            if (value instanceof Map<?, ?> map) {
                return (Map<String, @Nullable Object>) map;
            }
            throw new IOException("a record is no object but "
                    + (value == Values.NULL ? "null" : value.getClass().getSimpleName()));
        }
    }
}
