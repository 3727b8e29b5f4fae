package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.http.RequestOptions;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream cut by time alone. */
final class TimedSlicing implements Slicing {
    private final DatetimeComponent component;
    private final CursorSettings settings;
    private final DatetimeCursor cursor;
    private final Observations observations;
    private final GivenSlices given = new GivenSlices();
    private final Map<Slice, OffsetDateTime> latest = Collections.synchronizedMap(new IdentityHashMap<>());

    TimedSlicing(
            DatetimeComponent component,
            Map<String, @Nullable Object> initial,
            @Nullable Map<String, @Nullable Object> progress) {
        this.component = component;
        settings = component.settings().within(progress == null ? null : progress.get("span"));
        cursor = new DatetimeCursor(settings, initial);
        observations = new Observations(settings);
        if (progress != null) {
            cursor.goOn(progress.get("progress"));
        }
    }

    @Override
    public Iterator<Slice> slices() {
        return given.from(
                new Mapped<>(cursor.windows(), window -> new Slice(Map.of(), settings.written(window), Map.of())));
    }

    @Override
    public RequestOptions options(Slice slice) {
        return component.options(slice.window());
    }

    @Override
    public boolean accepts(Map<String, @Nullable Object> record, Slice slice) {
        return !component.isClientSide() && !component.isDataFeed() || isNew(record);
    }

    @Override
    public boolean endsPaging(Map<String, @Nullable Object> lastRecord, Slice slice) {
        return component.isDataFeed() && !isNew(lastRecord);
    }

    private boolean isNew(Map<String, @Nullable Object> record) {
        var value = observations.of(record);
        return value == null || cursor.accepts(value);
    }

    @Override
    public void observe(Map<String, @Nullable Object> record, Slice slice) {
        var value = observations.of(record);
        if (value != null) {
            latest.merge(slice, value, Times::later);
        }
    }

    @Override
    public @Nullable Object observed(Slice slice) {
        var value = latest.get(slice);
        return value == null ? null : settings.format().write(value);
    }

    @Override
    public void resume(Slice slice, @Nullable Object observed) {
        settings.format().read(observed).ifPresent(value -> latest.put(slice, value));
    }

    @Override
    public void skip(Slice slice) {
        given.read(slice);
    }

    @Override
    public void close(Slice slice) {
        var interval = settings.read(slice.window(), latest.remove(slice));
        synchronized (cursor) {
            cursor.close(interval);
        }
        given.read(slice);
    }

    @Override
    public Map<String, @Nullable Object> state() {
        synchronized (cursor) {
            var state = cursor.state();
            if (!given.allRead()) {
                state.put("progress", cursor.progress());
                state.put("span", settings.span());
            }
            return state;
        }
    }
}
