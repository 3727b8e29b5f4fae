package io.sluice.connector.manifest;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.slice.Slice;
import io.sluice.connector.manifest.slice.Slicing;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through a stream step by step. After a {@code LongWait} the same call goes on. */
final class StreamWalk implements AutoCloseable {

    /** What a step came upon. */
    enum Step {
        RECORD,
        PAGE_END,
        SLICE_END,
        END
    }

    private final StreamParts parts;
    private final Surroundings around;
    private final Slicing slicing;
    private final Iterator<Slice> slices;
    private final ReadingStart start;

    private long ordinal = -1;
    private @Nullable SlicePages pages;
    private @Nullable Map<String, @Nullable Object> record;
    private boolean pageEnded;
    private boolean lastPage;

    StreamWalk(ReadingStart start) {
        this.start = start;
        parts = start.parts();
        around = start.around();
        slicing = start.slicing();
        slices = slicing.slices();
    }

    Step next() {
        if (pages == null && !openSlice()) {
            return Step.END;
        }
        try {
            return step();
        } catch (ConnectorException e) {
            throw StreamFaults.inSlice(e, parts.name(), slice(), around);
        }
    }

    private Step step() {
        if (!pageEnded) {
            record = pages.record();
            if (record != null) {
                slicing.observe(record, pages.slice());
                return Step.RECORD;
            }
            lastPage = !pages.turn();
            pageEnded = true;
            return Step.PAGE_END;
        }
        pageEnded = false;
        if (!lastPage) {
            return next();
        }
        slicing.close(pages.slice());
        pages.close();
        pages = null;
        return Step.SLICE_END;
    }

    private boolean openSlice() {
        while (slices.hasNext()) {
            var slice = slices.next();
            ordinal++;
            var open = start.resumed(ordinal, slice);
            if (open != null) {
                slicing.resume(slice, open.observed());
            }
            if (!start.isDone(ordinal, open)) {
                pages = new SlicePages(start, slice, open == null ? null : open.token());
                return true;
            }
            slicing.skip(slice);
        }
        return false;
    }

    /** The record of the last step. */
    Map<String, @Nullable Object> record() {
        return record;
    }

    Slice slice() {
        return pages == null ? Slice.WHOLE : pages.slice();
    }

    long ordinal() {
        return ordinal;
    }

    /** Where another walk can go on after a page or a slice. */
    Position position() {
        var open = pages == null || pageEnded && lastPage
                ? List.<Position.OpenSlice>of()
                : List.of(new Position.OpenSlice(
                        ordinal,
                        new LinkedHashMap<>(pages.slice()),
                        pages.token(),
                        parts.paginator().isIssued(),
                        slicing.observed(pages.slice())));
        return new Position(ordinal + 1, open, slicing.state());
    }

    Map<String, @Nullable Object> state() {
        return slicing.state();
    }

    @Override
    public void close() {
        if (pages != null) {
            pages.close();
        }
        slicing.close();
    }
}
