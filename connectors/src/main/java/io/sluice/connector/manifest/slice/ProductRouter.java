package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.http.RequestOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every combination of the partitions of several routers; the first router wins where two use one name. */
final class ProductRouter implements Router {
    private final List<Router> routers;

    ProductRouter(List<Router> routers) {
        this.routers = routers;
    }

    @Override
    public RequestOptions options(Slice partition) {
        var all = routers.stream().map(router -> router.options(partition)).toList();
        return new RequestOptions(
                first(all, RequestOptions::params),
                first(all, RequestOptions::headers),
                first(all, RequestOptions::bodyData),
                first(all, RequestOptions::bodyJson));
    }

    private static <T> Map<String, @Nullable Object> first(
            List<T> all, Function<T, Map<String, @Nullable Object>> part) {
        var merged = new LinkedHashMap<String, @Nullable Object>();
        all.reversed().forEach(one -> merged.putAll(part.apply(one)));
        return merged;
    }

    @Override
    public Partitions open(Map<String, @Nullable Object> state) {
        var opened = Router.openAll(routers, state);
        return new Partitions() {
            @Override
            public Iterator<Slice> slices() {
                return product(opened);
            }

            /** The reference keeps none for products. */
            @Override
            public @Nullable Map<String, @Nullable Object> parentState() {
                return null;
            }

            @Override
            public void close() {
                opened.forEach(Partitions::close);
            }
        };
    }

    /** The first router's partitions stream by; those of the others are kept, for they are needed again and again. */
    private static Iterator<Slice> product(List<Partitions> opened) {
        var others = opened.subList(1, opened.size()).stream()
                .map(partitions -> new Lazily(partitions::slices))
                .toList();
        return combined(opened.getFirst().slices(), others);
    }

    private static Iterator<Slice> combined(Iterator<Slice> outer, List<Lazily> others) {
        if (others.isEmpty()) {
            return outer;
        }
        var pairs = new Mapped<>(outer, slice ->
                (Iterator<Slice>) new Mapped<>(others.getFirst().all().iterator(), other -> joined(slice, other)));
        return combined(new Chain<>(pairs), others.subList(1, others.size()));
    }

    private static Slice joined(Slice one, Slice other) {
        var both = List.of(one, other);
        return new Slice(first(both, Slice::partition), Map.of(), first(both, Slice::extra));
    }

    /** Read when first needed; a pause in the middle goes on where it was. */
    private static final class Lazily {
        private final Supplier<Iterator<Slice>> source;
        private final List<Slice> read = new ArrayList<>();
        private @Nullable Iterator<Slice> rest;

        Lazily(Supplier<Iterator<Slice>> source) {
            this.source = source;
        }

        List<Slice> all() {
            if (rest == null) {
                rest = source.get();
            }
            while (rest.hasNext()) {
                read.add(rest.next());
            }
            return Collections.unmodifiableList(read);
        }
    }
}
