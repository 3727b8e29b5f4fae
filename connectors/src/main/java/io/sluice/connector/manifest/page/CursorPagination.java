package io.sluice.connector.manifest.page;

import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the next token in what the API answered. */
record CursorPagination(
        Interpolated cursor,
        @Nullable Interpolated stop,
        @Nullable Long pageSize,
        Scope scope) implements Strategy {

    static Strategy of(Component strategy, Scope scope) {
        return new CursorPagination(
                strategy.interpolated("cursor_value"),
                strategy.has("stop_condition") ? strategy.interpolated("stop_condition") : null,
                Strategy.size(strategy, scope),
                scope);
    }

    @Override
    public @Nullable Object first() {
        return null;
    }

    @Override
    public @Nullable Object next(Page page, @Nullable Object token) {
        var seen = scope.with("response", page.body())
                .with("headers", headers(page))
                .with("last_record", page.last())
                .with("last_page_size", page.kept())
                .with("page_size", pageSize)
                .with("stream_slice", page.slice());
        if (stop != null && stop.holds(seen)) {
            return null;
        }
        var next = cursor.value(seen);
        return Types.truth(next) ? next : null;
    }

    /** The headers, with those of links taken apart. */
    private static Map<String, @Nullable Object> headers(Page page) {
        var headers =
                new LinkedHashMap<String, @Nullable Object>(page.response().headers());
        headers.put("link", Links.parse(page.response().headers().getOrDefault("Link", "")));
        return headers;
    }

    @Override
    public boolean isIssued() {
        return true;
    }

    @Override
    public boolean readsBody() {
        return cursor.reads("response") || stop != null && stop.reads("response");
    }
}
