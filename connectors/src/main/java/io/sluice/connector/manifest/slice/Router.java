package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.http.RequestOptions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into partitions, each read on its own: by a list of values, by the records of parents, by both. */
interface Router {

    /** Begins a reading; {@code state} is that of the stream itself, in which its parents' state may stand. */
    Partitions open(Map<String, @Nullable Object> state);

    /** All of them, or none: what was opened is closed where one fails. */
    static List<Partitions> openAll(List<Router> routers, Map<String, @Nullable Object> state) {
        var opened = new ArrayList<Partitions>();
        try {
            routers.forEach(router -> opened.add(router.open(state)));
            return opened;
        } catch (RuntimeException e) {
            opened.forEach(Partitions::close);
            throw e;
        }
    }

    /** What a partition adds to its requests. */
    RequestOptions options(Slice partition);

    /** The partitions of one reading. */
    interface Partitions extends AutoCloseable {

        /** Asked once. */
        Iterator<Slice> slices();

        /** The state of the parents whose new records are all that matters, by name; null where there can be none. */
        @Nullable
        Map<String, @Nullable Object> parentState();

        @Override
        void close();
    }
}
