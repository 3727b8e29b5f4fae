package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.http.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One list of records that the API gives out, and everything about how it is asked for. */
record Endpoint(
        Set<String> streams,
        RequestForm form,
        List<Place> partitions,
        List<Paging> pagings,
        @Nullable CursorForm cursors,
        Paging.@Nullable Wanted pageSize,
        @Nullable Slicing slicing,
        Credentials credentials,
        Faults faults,
        List<List<String>> fieldPaths,
        Encoding encoding,
        Dataset data) {

    /** How the request goes from page to page: streams that share an address may put the page in different places. */
    Paging paging(Call call) {
        return pagings.stream()
                .filter(paging -> paging.place() != null && paging.place().in(call) != null)
                .findFirst()
                .orElse(pagings.getFirst());
    }

    /** The keys of the partition asked for; none without parents. */
    Set<String> partition(Call call) {
        var parts = new TreeSet<String>();
        for (var gap : form.gaps(call)) {
            if (gap.gap().role() == TextPattern.Role.PARTITION) {
                parts.add(gap.text());
            }
        }
        for (var place : partitions) {
            var text = place.in(call);
            if (text != null) {
                parts.add(text);
            }
        }
        return parts;
    }

    /** Whether a row lies in the interval that the request asks for; without one all do. */
    boolean asksFor(Dataset.Row row, Call call) {
        if (slicing == null) {
            return true;
        }
        var from = bound(call, TextPattern.Role.START, slicing.startOption());
        var to = bound(call, TextPattern.Role.END, slicing.endOption());
        return (from == null || !row.time().isBefore(from))
                && (to == null || !row.time().isAfter(to));
    }

    private @Nullable Instant bound(Call call, TextPattern.Role role, @Nullable Place option) {
        var text = option == null ? null : option.in(call);
        if (text == null) {
            text = form.gaps(call).stream()
                    .filter(gap -> gap.gap().role() == role)
                    .map(TextPattern.Filled::text)
                    .findFirst()
                    .orElse(null);
        }
        var time = text == null || slicing == null ? null : slicing.read(text);
        var wholeDay = text != null && text.length() <= 10 && text.contains("-");
        return time != null && role == TextPattern.Role.END && wholeDay
                ? time.plus(Duration.ofDays(1)).minusMillis(1)
                : time;
    }
}
