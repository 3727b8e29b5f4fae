package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.http.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages of what one request asks for. */
final class Pages {
    /** Marks an address as made by the mock, so that it knows which page is meant. */
    static final String MARK = "mock_page=";

    private final Endpoint endpoint;
    private final Call call;
    private final Scope scope;
    private final String base;
    private final Paging paging;
    private final List<Map<String, @Nullable Object>> records;
    private boolean understood = true;

    Pages(Endpoint endpoint, Call call, Scope scope, String base, boolean later) {
        this.endpoint = endpoint;
        this.call = call;
        this.scope = scope;
        this.base = base;
        this.paging = endpoint.paging(call);
        this.records = endpoint.data().rows(Partition.of(endpoint.partition(call)), later).stream()
                .filter(row -> endpoint.asksFor(row, call))
                .map(Dataset.Row::fields)
                .toList();
    }

    /** Whether the way to the next page could be shown. */
    boolean understood() {
        return understood;
    }

    private int size() {
        return Math.max(1, paging.pageSize());
    }

    private int count() {
        return Math.max(1, (int) ((records.size() + (long) size() - 1) / size()));
    }

    /** The index of the page asked for; negative if there is none such. */
    int wanted() {
        return switch (paging) {
            case Paging.None(var only) -> 0;
            case Paging.Numbers(var place, var first, var size) -> {
                var asked = number(place);
                yield asked == null ? 0 : asked - first;
            }
            case Paging.Offsets(var place, var size) -> {
                var asked = number(place);
                yield asked == null ? 0 : asked >= records.size() ? count() : asked % size == 0 ? asked / size : -1;
            }
            case Paging.Cursors(var place, var value, var stop, var size) -> byCursor(place);
        };
    }

    private @Nullable Integer number(Place place) {
        var text = place.in(call);
        return text == null || !text.matches("\\d+") ? null : Integer.valueOf(text);
    }

    private int byCursor(Place place) {
        var marked = call.parameter(MARK.replace("=", ""));
        if (marked != null) {
            return Integer.parseInt(marked);
        }
        var token = place.kind() == Place.Kind.PATH ? null : place.in(call);
        var cursors = endpoint.cursors();
        if (token == null || token.isEmpty() || cursors == null) {
            return 0;
        }
        for (var index = 0; index < count() - 1; index++) {
            if (token.equals(cursors.tokenAfter(page(index)))) {
                return index + 1;
            }
        }
        return endpoint.slicing() != null && place.equals(endpoint.slicing().startOption()) ? 0 : -1;
    }

    Page page(int index) {
        var from = Math.min((long) index * size(), records.size());
        var to = Math.min(from + size(), records.size());
        var part = records.subList((int) from, (int) to);
        var whole = paging instanceof Paging.None;
        var body = Envelope.around(part, endpoint.fieldPaths(), false);
        var page = Page.of(index, whole ? 1 : count(), size(), part, nextUrl(index + 1), body);
        var cursors = endpoint.cursors();
        if (cursors != null && !cursors.fill(page)) {
            understood = false;
        }
        return page;
    }

    /** The same request with marks for the page, first what clients look for; it repeats what the first one asked for, as APIs do. */
    private String nextUrl(int page) {
        var kept = List.of(call.query().split("&")).stream()
                .filter(pair -> !pair.isEmpty() && !pair.startsWith(MARK))
                .filter(pair -> hints().stream().noneMatch(hint -> pair.startsWith(hint + "=")))
                .collect(Collectors.joining("&"));
        var hints = hints().stream()
                .map(hint -> URLEncoder.encode(hint, StandardCharsets.UTF_8).replace("%24", "$") + "="
                        + Filling.tokenInAddress(page))
                .collect(Collectors.joining("&"));
        return base + call.path() + "?"
                + List.of(hints, kept, MARK + page).stream()
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("&"));
    }

    private List<String> hints() {
        return endpoint.cursors() == null
                ? List.of()
                : List.copyOf(endpoint.cursors().addressParts());
    }
}
