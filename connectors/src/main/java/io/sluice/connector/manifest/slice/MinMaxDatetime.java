package io.sluice.connector.manifest.slice;

import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A time from the manifest or the settings, never before a least and never after a greatest one. */
record MinMaxDatetime(
        Interpolated datetime,
        @Nullable Interpolated least,
        @Nullable Interpolated greatest,
        String format) {

    /** The field holds the time itself or a component; without a format of its own it has the cursor's. */
    static MinMaxDatetime of(Component cursor, String field, String cursorFormat) {
        var component = cursor.child(field);
        if (component == null) {
            return new MinMaxDatetime(cursor.interpolated(field), null, null, cursorFormat);
        }
        var format = component.text("datetime_format", "");
        return new MinMaxDatetime(
                component.interpolated("datetime"),
                bound(component, "min_datetime"),
                bound(component, "max_datetime"),
                format.isEmpty() ? cursorFormat : format);
    }

    private static @Nullable Interpolated bound(Component component, String field) {
        return Types.truth(component.plain(field)) ? component.interpolated(field) : null;
    }

    OffsetDateTime value(Scope scope) {
        var time = CursorFormat.parse(datetime.text(scope), format);
        var from = least == null ? "" : least.text(scope);
        if (!from.isEmpty()) {
            time = Times.later(time, CursorFormat.parse(from, format));
        }
        var to = greatest == null ? "" : greatest.text(scope);
        return to.isEmpty() ? time : Times.earlier(time, CursorFormat.parse(to, format));
    }
}
