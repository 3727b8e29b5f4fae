package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.http.RequestOptions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream cut by partitions, and each of them by time. */
final class PartitionedSlicing implements Slicing {
    private final Router router;
    private final Router.Partitions partitions;
    private final DatetimeComponent component;
    private final CursorSettings settings;
    private final PartitionCursors cursors;
    private final Observations observations;
    private final @Nullable Object parentsBefore;
    private final Map<Slice, Open> open = Collections.synchronizedMap(new IdentityHashMap<>());
    private final long started = System.nanoTime();
    private final long earlierSeconds;
    private final GivenSlices given = new GivenSlices();

    private static final class Open {
        private final PartitionCursor partition;
        private @Nullable OffsetDateTime latest;

        Open(PartitionCursor partition) {
            this.partition = partition;
        }
    }

    PartitionedSlicing(
            Router router,
            DatetimeComponent component,
            Map<String, @Nullable Object> initial,
            @Nullable Map<String, @Nullable Object> progress) {
        this.router = router;
        this.component = component;
        partitions = router.open(initial);
        settings = component.settings().within(progress == null ? null : progress.get("span"));
        cursors = new PartitionCursors(settings, component.isGlobal(), initial);
        observations = new Observations(settings);
        parentsBefore = initial.get("parent_state");
        earlierSeconds =
                progress != null && progress.get("seconds") instanceof Number seconds ? seconds.longValue() : 0;
        if (progress != null) {
            cursors.goOn(progress);
        }
    }

    @Override
    public Iterator<Slice> slices() {
        return given.from(new Chain<>(new Mapped<>(partitions.slices(), this::windows)));
    }

    private Iterator<Slice> windows(Slice partition) {
        var cursor = cursors.begin(partition.partition());
        if (cursor == null) {
            return Collections.emptyIterator();
        }
        var windows = cursor.cursor().windows();
        return new Mapped<>(windows, window -> {
            var slice = new Slice(partition.partition(), settings.written(window), partition.extra());
            cursor.give(!windows.hasNext());
            open.put(slice, new Open(cursor));
            return slice;
        });
    }

    @Override
    public RequestOptions options(Slice slice) {
        return Options.both(
                router.options(new Slice(slice.partition(), Map.of(), Map.of())), component.options(slice.window()));
    }

    @Override
    public boolean accepts(Map<String, @Nullable Object> record, Slice slice) {
        return !component.isClientSide() && !component.isDataFeed() || isNew(record, slice);
    }

    @Override
    public boolean endsPaging(Map<String, @Nullable Object> lastRecord, Slice slice) {
        return component.isDataFeed() && !isNew(lastRecord, slice);
    }

    private boolean isNew(Map<String, @Nullable Object> record, Slice slice) {
        var value = observations.of(record);
        return value == null || cursors.accepts(opened(slice).partition, value);
    }

    private Open opened(Slice slice) {
        return open.computeIfAbsent(slice, unknown -> new Open(cursors.of(unknown.partition())));
    }

    @Override
    public void observe(Map<String, @Nullable Object> record, Slice slice) {
        var value = observations.of(record);
        if (value != null) {
            var opened = opened(slice);
            opened.latest = Times.laterOf(opened.latest, value);
            cursors.observe(value);
        }
    }

    @Override
    public @Nullable Object observed(Slice slice) {
        var latest = opened(slice).latest;
        return latest == null ? null : settings.format().write(latest);
    }

    @Override
    public void resume(Slice slice, @Nullable Object observed) {
        settings.format().read(observed).ifPresent(value -> {
            opened(slice).latest = value;
            cursors.observe(value);
        });
    }

    @Override
    public void skip(Slice slice) {
        opened(slice).partition.forget();
        open.remove(slice);
        given.read(slice);
    }

    @Override
    public void close(Slice slice) {
        var opened = opened(slice);
        open.remove(slice);
        cursors.close(opened.partition, settings.read(slice.window(), opened.latest));
        given.read(slice);
    }

    /** Parents count as read only when all their children are: until then their old state stands. */
    @Override
    public Map<String, @Nullable Object> state() {
        var seconds = earlierSeconds
                + Math.ceilDiv(
                        System.nanoTime() - started, Duration.ofSeconds(1).toNanos());
        var isFinal = given.allRead();
        return new LazyState(() -> {
            var state = new LinkedHashMap<>(isFinal ? cursors.finalState(seconds) : cursors.progress());
            var parents = isFinal ? partitions.parentState() : parentsBefore;
            if (parents != null) {
                state.put("parent_state", parents);
            }
            if (!isFinal) {
                state.put("seconds", seconds);
                state.put("span", settings.span());
            }
            return state;
        });
    }

    @Override
    public void close() {
        partitions.close();
    }
}
