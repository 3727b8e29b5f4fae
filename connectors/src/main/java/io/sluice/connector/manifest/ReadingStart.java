package io.sluice.connector.manifest;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.slice.Slice;
import io.sluice.connector.manifest.slice.Slicing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a reading of a stream begins with: its parts, its slices, its state, and where an interrupted one stood. */
record ReadingStart(
        StreamParts parts,
        Surroundings around,
        Slicing slicing,
        Map<String, @Nullable Object> state,
        @Nullable Position from) {

    static ReadingStart of(
            StreamParts parts,
            Surroundings around,
            @Nullable Map<String, @Nullable Object> state,
            @Nullable Position from) {
        return new ReadingStart(parts, around, opened(parts, state, from), state == null ? Map.of() : state, from);
    }

    private static Slicing opened(
            StreamParts parts, @Nullable Map<String, @Nullable Object> state, @Nullable Position from) {
        try {
            return parts.slicer().open(state, from == null ? null : from.state());
        } catch (PythonError e) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    parts.name(),
                    "stream " + parts.name() + " cannot begin where it is to: " + e.getMessage(),
                    "Set its state as the stream writes it, or reset it",
                    e);
        }
    }

    /** What expressions see: older manifests ask for the state that the reading began with. */
    Scope scope() {
        return around.scope().with("stream_state", state);
    }

    /** Whether the slice was read to its end before. */
    boolean isDone(long ordinal, Position.@Nullable OpenSlice resumed) {
        return from != null && ordinal < from.next() && resumed == null;
    }

    /** Where the slice stood, or null if it has not begun or is done. */
    Position.@Nullable OpenSlice resumed(long ordinal, Slice slice) {
        var open = from == null
                ? null
                : from.open().stream()
                        .filter(one -> one.ordinal() == ordinal)
                        .findAny()
                        .orElse(null);
        if (open != null && !open.slice().equals(new LinkedHashMap<>(slice))) {
            throw new ConnectorException(
                    Fault.CONTRACT_BROKEN,
                    parts.name(),
                    "stream " + parts.name() + ": its slices have changed since the reading was interrupted",
                    "Read the stream again from its last state",
                    null);
        }
        return open;
    }
}
