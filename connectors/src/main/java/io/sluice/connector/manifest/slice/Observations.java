package io.sluice.connector.manifest.slice;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the cursor's value out of records; equal values mostly follow each other, and reading a time is dear. */
final class Observations {
    private final CursorSettings settings;
    private volatile @Nullable Seen last;

    private record Seen(Object raw, @Nullable OffsetDateTime value) {}

    Observations(CursorSettings settings) {
        this.settings = settings;
    }

    /** Null where the record has no value or none that can be read: such a record is new, and moves no cursor. */
    @Nullable
    OffsetDateTime of(Map<String, @Nullable Object> record) {
        var raw = record.get(settings.field());
        if (raw == null) {
            return null;
        }
        var seen = last;
        if (seen == null || !seen.raw().equals(raw)) {
            seen = new Seen(raw, settings.format().read(raw).orElse(null));
            last = seen;
        }
        return seen.value();
    }
}
