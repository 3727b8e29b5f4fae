package io.sluice.connector.manifest;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import io.sluice.connector.manifest.page.Page;
import io.sluice.connector.manifest.record.RecordSelector.Selected;
import io.sluice.connector.manifest.slice.Slice;
import io.sluice.connector.manifest.slice.Slicing;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages of one slice, one after the other. After a {@code LongWait} the same call goes on. */
final class SlicePages implements AutoCloseable {
    private final StreamParts parts;
    private final Surroundings around;
    private final Slicing slicing;
    private final Slice slice;
    private final Scope sliceScope;
    private final EndlessPages endless;

    private @Nullable Object token;
    private @Nullable PageFetch fetch;
    private @Nullable HttpResponse response;
    private @Nullable Selected selected;
    private long kept;
    private @Nullable Map<String, @Nullable Object> last;

    SlicePages(ReadingStart start, Slice slice, @Nullable Object resumed) {
        parts = start.parts();
        around = start.around();
        slicing = start.slicing();
        this.slice = slice;
        endless = new EndlessPages(around.mask());
        var scope = start.scope().with("stream_slice", slice);
        for (var extra : slice.extra().entrySet()) {
            scope = scope.with(extra.getKey(), extra.getValue());
        }
        sliceScope = scope;
        token = resumed == null ? parts.paginator().first() : resumed;
    }

    Slice slice() {
        return slice;
    }

    /** Leads to the current page, or to the next after {@link #turn}. */
    @Nullable
    Object token() {
        return token;
    }

    /** The next record of the current page, or null at its end. */
    @Nullable
    Map<String, @Nullable Object> record() {
        try {
            if (selected == null && !open()) {
                return null;
            }
            for (var record = selected.next(); record != null; record = selected.next()) {
                kept++;
                last = record;
                if (!parts.dataFeed() || slicing.accepts(record, slice)) {
                    return record;
                }
            }
            return null;
        } catch (IOException e) {
            throw StreamFaults.inSlice(
                    StreamFaults.unreadable(parts.name(), response, e, around), parts.name(), slice, around);
        } catch (PythonError | IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private boolean open() throws IOException {
        var answer = fetched();
        if (answer == null) {
            return false;
        }
        response = answer;
        kept = 0;
        last = null;
        var scope = sliceScope.with("next_page_token", tokenMap());
        selected = parts.selector()
                .select(
                        answer,
                        scope,
                        parts.paginator().readsBody(),
                        record -> !parts.clientSide() || slicing.accepts(record, slice));
        return true;
    }

    private @Nullable HttpResponse fetched() {
        while (true) {
            if (fetch == null) {
                fetch = new PageFetch(parts, around, this::request, sliceScope.with("next_page_token", tokenMap()));
            }
            try {
                var answer = fetch.get();
                fetch = null;
                return answer;
            } catch (PageFetch.PagingReset reset) {
                endless.reset(parts.name(), reset.getMessage());
                fetch = null;
                token = parts.paginator().first();
            } catch (ConnectorException e) {
                throw StreamFaults.inSlice(e, parts.name(), slice, around);
            }
        }
    }

    private HttpRequest request() {
        var extra = parts.paginator().options(token);
        if (token == null || !parts.ignoresSliceOnLaterPages()) {
            extra = extra.and(slicing.options(slice));
        }
        return parts.requester()
                .request(
                        sliceScope.with("next_page_token", tokenMap()),
                        parts.paginator().path(token),
                        extra);
    }

    private @Nullable Map<String, @Nullable Object> tokenMap() {
        if (token == null) {
            return null;
        }
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("next_page_token", token);
        return map;
    }

    /** To the next page once the current one has been given; false after the last. */
    boolean turn() {
        if (response == null || selected == null) {
            return false;
        }
        try (var done = response) {
            if (selected.extracted() == 0) {
                ErrorObject.refuse(parts, done, around);
            }
            var body = parts.paginator().readsBody() ? parts.selector().body(done) : Map.of();
            var page = new Page(done, body, selected.extracted(), kept, last, slice);
            var ended = parts.dataFeed() && last != null && slicing.endsPaging(last, slice);
            token = ended ? null : parts.paginator().next(page, token);
            endless.turned(parts.name(), token, selected.extracted(), last);
        } catch (IOException e) {
            throw StreamFaults.unreadable(parts.name(), response, e, around);
        } catch (PythonError e) {
            throw wrong(e);
        }
        response = null;
        selected = null;
        return token != null;
    }

    private ConnectorException wrong(RuntimeException e) {
        return StreamFaults.inSlice(
                new ConnectorException(
                        Fault.BAD_SETTING,
                        parts.name(),
                        "stream " + parts.name() + ", an expression of the manifest fails: "
                                + around.mask().masked(String.valueOf(e.getMessage())),
                        "Correct the expression, or leave the stream out",
                        e),
                parts.name(),
                slice,
                around);
    }

    @Override
    public void close() {
        if (response != null) {
            response.close();
        }
    }
}
