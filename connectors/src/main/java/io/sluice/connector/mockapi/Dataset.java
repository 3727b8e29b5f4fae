package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.time.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records behind an endpoint: which there are in each partition, when each was changed, and what a later look finds. */
final class Dataset {
    /** One record and its time; the time is the epoch where a stream has none. */
    record Row(Instant time, Map<String, @Nullable Object> fields) {}

    private static final int MOST_WINDOWS = 60;

    private final RecordForm form;
    private final @Nullable Slicing slicing;
    private final @Nullable CursorSource source;
    private final Paging paging;
    private final Instant now;

    Dataset(RecordForm form, @Nullable Slicing slicing, @Nullable CursorSource source, Paging paging, Instant now) {
        this.form = form;
        this.slicing = slicing;
        this.source = source;
        this.paging = paging;
        this.now = now;
    }

    /** All rows of a partition in the order that the API gives them. */
    List<Row> rows(Partition partition, boolean later) {
        var times = times(count(partition.ordinal()));
        var rows = new ArrayList<Row>();
        for (var at = 0; at < times.size(); at++) {
            var changed = later && at == 0;
            rows.add(row(
                    partition,
                    at + 1,
                    changed ? now.plus(Duration.ofHours(1)) : times.get(at),
                    changed ? " changed" : ""));
        }
        if (later && !times.isEmpty() && partition.isBusy()) {
            var latest = times.getLast();
            rows.add(row(partition, times.size() + 1, latest.minus(Duration.ofMinutes(30)), ""));
            rows.add(row(partition, times.size() + 2, now.plus(Duration.ofHours(2)), ""));
            rows.add(row(partition, times.size() + 3, now.plus(Duration.ofHours(26)), ""));
        }
        if (slicing != null) {
            var byTime = Comparator.comparing(Row::time);
            rows.sort(slicing.newestFirst() ? byTime.reversed() : byTime);
        }
        return rows;
    }

    /** Three pages at first, then fewer; some partitions are empty. */
    private int count(int ordinal) {
        if (paging instanceof Paging.None(var records)) {
            return ordinal <= 2 ? records : ordinal % 3;
        }
        var pageSize = paging.pageSize();
        return switch (ordinal) {
            case 0, 1 -> 2 * pageSize + Math.max(1, pageSize / 2);
            case 2 -> pageSize + 1;
            default -> ordinal % 3 == 0 ? 0 : 1;
        };
    }

    /** Most records in the first window, so that it has pages; one in each window after it. */
    private List<Instant> times(int count) {
        var times = new ArrayList<Instant>();
        if (slicing == null) {
            for (var at = 0; at < count; at++) {
                times.add(Instant.EPOCH);
            }
            return times;
        }
        var start = slicing.start();
        var whole = Duration.between(start, now).minusHours(1);
        var window = slicing.step().isZero() || slicing.step().compareTo(whole) > 0 ? whole : slicing.step();
        for (var at = 0; at < count; at++) {
            times.add(start.plus(window.multipliedBy(at).dividedBy(count)).plusSeconds(61));
        }
        var windows = window.isZero() ? 0 : Math.min(MOST_WINDOWS, whole.dividedBy(window));
        for (var at = 1; at < windows && count > 1; at++) {
            times.add(start.plus(window.multipliedBy(at)).plusSeconds(61));
        }
        return times;
    }

    private Row row(Partition partition, int number, Instant time, String version) {
        var values = new SampleValues(form.needed(), partition.label(), number, version);
        var fields = values.object(form.properties(), List.of());
        for (var path : form.needed()) {
            putMissing(fields, path, values);
        }
        if (slicing != null) {
            put(fields, List.of(slicing.field()), slicing.inRecords(), time);
        }
        if (source != null) {
            put(fields, source.path(), source.format(), time);
        }
        return new Row(time, fields);
    }

    private static void putMissing(Map<String, @Nullable Object> fields, List<String> path, SampleValues values) {
        @Nullable Object place = fields;
        for (var key : path) {
            place = place instanceof Map<?, ?> map ? map.get(key) : null;
        }
        if (place == null) {
            Tree.put(fields, path, values.value(Map.of(), path));
        }
    }

    private static void put(Map<String, @Nullable Object> fields, List<String> path, TimeFormat format, Instant time) {
        var text = format.format(time);
        @Nullable Object before = path.size() == 1 ? fields.get(path.getFirst()) : null;
        var asNumber = format.isNumber() && !(before instanceof String);
        Tree.put(
                fields,
                path,
                !asNumber ? text : text.contains(".") ? (Object) Double.valueOf(text) : (Object) Long.valueOf(text));
    }

    /** A field that a transformation makes the cursor from, and the time format that suits it. */
    record CursorSource(List<String> path, TimeFormat format) {}
}
