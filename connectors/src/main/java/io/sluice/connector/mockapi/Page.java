package io.sluice.connector.mockapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One page on its way out: its body, its headers, and where it stands. */
record Page(
        int index,
        int count,
        int size,
        List<Map<String, @Nullable Object>> records,
        String nextUrl,
        Object body,
        Map<String, String> headers) {

    static Page of(
            int index, int count, int size, List<Map<String, @Nullable Object>> records, String nextUrl, Object body) {
        return new Page(index, count, size, records, nextUrl, body, new LinkedHashMap<>());
    }

    boolean isLast() {
        return index >= count - 1;
    }

    /** What templates of a paginator see: a list counts as its first element. */
    Map<String, @Nullable Object> names(Scope scope) {
        var names = scope.names();
        names.put("response", body instanceof List<?> list ? list.isEmpty() ? Map.of() : list.getFirst() : body);
        names.put("headers", seenHeaders());
        names.put("last_record", records.isEmpty() ? null : records.getLast());
        names.put("last_page_size", (long) records.size());
        names.put("page_size", (long) size);
        return names;
    }

    private Map<String, @Nullable Object> seenHeaders() {
        var seen = new LinkedHashMap<String, @Nullable Object>(headers);
        seen.put(
                "link", headers.containsKey("Link") ? Map.of("next", Map.of("url", nextUrl, "rel", "next")) : Map.of());
        return seen;
    }
}
