package io.sluice.extract;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.ManifestStream;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.Window;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of a window of records: those whose field is at or beyond it are left out. An API is told no more than the day in which it lies. */
record WindowEnd(String field, Window window) {

    static WindowEnd of(Load load, Window window) {
        if (Window.order(window.from(), window.to()) >= 0) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    "step " + load.number(),
                    "records are told by their texts, and none lies from " + window.from() + " to " + window.to(),
                    "Write both as numbers, or as moments such as 2026-01-31",
                    null);
        }
        var cursor = load.newness() == null ? null : load.newness().cursor();
        return load.columns().stream()
                .filter(column -> column.to().equals(cursor))
                .map(LoadColumn::from)
                .findFirst()
                .map(field -> new WindowEnd(field, window))
                .orElseThrow(() -> new ConnectorException(
                        Fault.BAD_SETTING,
                        "step " + load.number(),
                        "step " + load.number() + " reads no column by which a window could be told",
                        "Read the stream's cursor too",
                        null));
    }

    /** As a state, written as the API writes its moments: an incremental reading begins there. */
    String beginning(ManifestStream stream) {
        if (stream.cursorFormat() == null) {
            return Places.text(Map.of(field, window.from()));
        }
        requireMoments(window, stream.name(), field);
        return Window.moment(window.from())
                .flatMap(from -> stream.stateAt(from.atOffset(ZoneOffset.UTC)))
                .map(Places::text)
                .orElseThrow(() -> noMoment(window.from(), stream.name(), field));
    }

    /** "Yesterday" would be compared as a text, or be another day each time. */
    static void requireMoments(Window window, String stream, String field) {
        window.withoutMoment().ifPresent(text -> {
            throw noMoment(text, stream, field);
        });
    }

    private static ConnectorException noMoment(String text, String stream, String field) {
        return new ConnectorException(
                Fault.BAD_SETTING,
                stream,
                "the window names " + text + ", which is no moment, and " + stream + " is read by " + field,
                "Write it as from 2026-01-01 to 2026-02-01, for all of January",
                null);
    }

    /** A moment after which no record of the window is, in whatever zone its API counts. */
    Optional<OffsetDateTime> until() {
        return Window.moment(window.to())
                .map(end -> end.atOffset(ZoneOffset.UTC).plus(Asked.MARGIN));
    }

    /** A record that does not say when it is of belongs to no window. */
    boolean holds(Map<String, @Nullable Object> record) {
        var value = ApiRecords.text(record.get(field));
        return value != null && Window.order(value, window.to()) < 0 && Window.order(value, window.from()) >= 0;
    }
}
