package io.sluice.connector.manifest;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.slice.ParentStream;
import io.sluice.connector.manifest.slice.ParentStreams;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Streams that others depend on, read like any stream; what would be asked twice, in several places or for several
 * partitions, is asked once.
 */
final class Parents implements ParentStreams {
    private final Surroundings around;
    private final Surroundings remembering;
    private final SchemaFiles schemas;
    private final Map<String, Integer> uses = new HashMap<>();

    Parents(Surroundings around, SchemaFiles schemas) {
        this.around = around;
        this.remembering = new Surroundings(
                around.config(), around.clock(), new RememberingHttp(around.http()), around.limiter(), around.mask());
        this.schemas = schemas;
    }

    @Override
    public ParentStream stream(Component stream) {
        uses.merge(stream.text("name", ""), 1, Integer::sum);
        var parts = StreamParts.of(stream, Schemas.of(stream, schemas), this, around);
        var retriever = stream.needed("retriever");
        var partitioned = retriever.plain("partition_router") != null;
        // answers of a scroll, for instance, must not be given twice
        var mayRemember = retriever.needed("requester").flag("use_cache", true);
        return new ParentStream() {
            @Override
            public String name() {
                return parts.name();
            }

            @Override
            public Reading read(@Nullable Map<String, @Nullable Object> state) {
                var mayRepeat = mayRemember && (partitioned || uses.getOrDefault(parts.name(), 0) > 1);
                return new ParentReading(
                        new StreamWalk(ReadingStart.of(parts, mayRepeat ? remembering : around, state, null)));
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
