package io.sluice.connector.manifest;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.slice.ParentStream;
import io.sluice.connector.manifest.slice.ParentStreams;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Streams that others depend on, read like any stream; what would be asked twice, in several places or for several
 * partitions, is asked once.
 */
final class Parents implements ParentStreams {
    private final Surroundings around;
    private final SchemaFiles schemas;
    private final Heard heard;
    private final Map<String, Integer> uses = new HashMap<>();

    Parents(Surroundings around, SchemaFiles schemas, Heard heard) {
        this.around = around;
        this.schemas = schemas;
        this.heard = heard;
    }

    /** The names of all streams that others depend on. */
    static Set<String> of(Component root) {
        var names = new HashSet<String>();
        Manifest.components(root).forEach(stream -> collect(stream, names));
        return names;
    }

    private static void collect(Component child, Set<String> names) {
        var retriever = child.child("retriever");
        if (retriever != null) {
            retriever.children("partition_router").forEach(router -> collectParents(router, names));
        }
    }

    private static void collectParents(Component router, Set<String> names) {
        router.children("partition_routers").forEach(inner -> collectParents(inner, names));
        router.children("underlying_partition_router").forEach(inner -> collectParents(inner, names));
        for (var parent : router.children("parent_stream_configs")) {
            var stream = parent.child("stream");
            if (stream != null && names.add(stream.text("name", ""))) {
                collect(stream, names);
            }
        }
    }

    /** Answers of a scroll, for instance, must not be given twice. */
    static boolean mayRemember(Component stream) {
        return stream.needed("retriever").needed("requester").flag("use_cache", true);
    }

    @Override
    public ParentStream stream(Component stream) {
        uses.merge(stream.text("name", ""), 1, Integer::sum);
        var parts = StreamParts.of(stream, Schemas.of(stream, schemas), this, around);
        var retriever = stream.needed("retriever");
        var partitioned = retriever.plain("partition_router") != null;
        var mayRemember = mayRemember(stream);
        return new ParentStream() {
            @Override
            public String name() {
                return parts.name();
            }

            @Override
            public Reading read(@Nullable Map<String, @Nullable Object> state) {
                var mayRepeat = partitioned || uses.getOrDefault(parts.name(), 0) > 1;
                var http = !mayRemember
                        ? around.http()
                        : mayRepeat ? heard.asking(around.http()) : heard.listening(around.http());
                return new ParentReading(new StreamWalk(ReadingStart.of(parts, around.through(http), state, null)));
            }
        };
    }

    private static final class ParentReading implements ParentStream.Reading, Iterator<ParentStream.ParentRecord> {
        private final StreamWalk walk;
        private ParentStream.@Nullable ParentRecord ahead;
        private boolean ended;

        ParentReading(StreamWalk walk) {
            this.walk = walk;
        }

        @Override
        public Iterator<ParentStream.ParentRecord> records() {
            return this;
        }

        @Override
        public boolean hasNext() {
            while (ahead == null && !ended) {
                switch (walk.next()) {
                    case RECORD -> ahead = new ParentStream.ParentRecord(walk.record(), walk.slice());
                    case END -> ended = true;
                    case PAGE_END, SLICE_END -> {}
                }
            }
            return ahead != null;
        }

        @Override
        public ParentStream.ParentRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var record = ahead;
            ahead = null;
            return record;
        }

        @Override
        public Map<String, @Nullable Object> state() {
            return walk.state();
        }

        @Override
        public void close() {
            walk.close();
        }
    }
}
