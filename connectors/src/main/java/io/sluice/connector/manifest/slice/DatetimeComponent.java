package io.sluice.connector.manifest.slice;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.time.IsoTime;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.RequestOptions;
import io.sluice.connector.manifest.request.RequestOption;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A {@code DatetimeBasedCursor} of a manifest. */
final class DatetimeComponent {
    private final Component cursor;
    private final Surroundings around;
    private final @Nullable OffsetDateTime until;
    private final @Nullable RequestOption startOption;
    private final @Nullable RequestOption endOption;
    private final String startField;
    private final String endField;

    /** Whatever end the manifest names, it is not after {@code until}. */
    DatetimeComponent(Component cursor, Surroundings around, @Nullable OffsetDateTime until) {
        this.until = until;
        this.cursor = cursor;
        this.around = around;
        startOption = option("start_time_option");
        endOption = option("end_time_option");
        startField = Text.str(
                cursor.interpolated("partition_field_start", "start_time").value(around.scope()));
        endField =
                Text.str(cursor.interpolated("partition_field_end", "end_time").value(around.scope()));
        if (Types.truth(cursor.plain("step")) != Types.truth(cursor.plain("cursor_granularity"))) {
            throw cursor.invalid("step and cursor_granularity must both be given or both be left out");
        }
    }

    private @Nullable RequestOption option(String field) {
        var option = cursor.child(field);
        return option == null ? null : RequestOption.of(option);
    }

    boolean isDataFeed() {
        return cursor.flag("is_data_feed", false);
    }

    boolean isClientSide() {
        return cursor.flag("is_client_side_incremental", false);
    }

    boolean isGlobal() {
        return cursor.flag("global_substream_cursor", false);
    }

    /** What a window adds to its requests. */
    RequestOptions options(Map<String, @Nullable Object> window) {
        var options = RequestOptions.NONE;
        if (startOption != null) {
            options = startOption.put(options, window.get(startField), around.scope());
        }
        return endOption == null ? options : endOption.put(options, window.get(endField), around.scope());
    }

    CursorSettings settings() {
        var clamping = clamping();
        var granularity = span("cursor_granularity");
        return new CursorSettings(
                evaluated("cursor_field", Text::str),
                format(),
                evaluated("start_datetime", this::time),
                end(clamping, granularity).get(),
                span("lookback_window"),
                span("step"),
                granularity,
                clamping,
                cursor.flag("is_compare_strictly", false),
                startField,
                endField);
    }

    private CursorFormat format() {
        var reading = new ArrayList<String>();
        cursor.list("cursor_datetime_formats").forEach(format -> reading.add(String.valueOf(format)));
        reading.add(writing());
        return new CursorFormat(List.copyOf(reading), writing());
    }

    private String writing() {
        var format = cursor.text("datetime_format", "");
        if (format.isEmpty()) {
            throw cursor.invalid("needs a field datetime_format");
        }
        return format;
    }

    private OffsetDateTime time(@Nullable Object ignored) {
        return MinMaxDatetime.of(cursor, "start_datetime", writing()).value(around.scope());
    }

    /** A clamped end leaves out the day, week or month that is not over. */
    private Supplier<OffsetDateTime> end(Clamping clamping, @Nullable Object granularity) {
        var end =
                Types.truth(cursor.plain("end_datetime")) ? MinMaxDatetime.of(cursor, "end_datetime", writing()) : null;
        Supplier<OffsetDateTime> named =
                () -> end == null ? now() : guarded("end_datetime", () -> end.value(around.scope()));
        Supplier<OffsetDateTime> plain = () -> until == null ? named.get() : Times.earlier(named.get(), until);
        if (clamping == Clamping.NONE) {
            return plain;
        }
        var unit = granularity == null ? clamping.unit() : granularity;
        return () -> Times.minus(clamping.down().apply(plain.get()), unit);
    }

    private OffsetDateTime now() {
        return around.clock().instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private @Nullable Object span(String field) {
        if (!Types.truth(cursor.plain(field))) {
            return null;
        }
        return this.<@Nullable Object>evaluated(
                field, text -> Types.truth(text) ? IsoTime.duration(Text.str(text)) : null);
    }

    private Clamping clamping() {
        var clamping = cursor.child("clamping");
        if (clamping == null) {
            return Clamping.NONE;
        }
        return switch (Text.str(clamping.interpolated("target").value(around.scope()))) {
            case "DAY" -> Clamping.day();
            case "WEEK" -> Clamping.week(weekday(clamping));
            case "MONTH" -> Clamping.month();
            default -> throw clamping.invalid("target must be DAY, WEEK or MONTH");
        };
    }

    private static DayOfWeek weekday(Component clamping) {
        try {
            return clamping.plain("target_details") instanceof Map<?, ?> details
                    ? DayOfWeek.valueOf(String.valueOf(details.get("weekday")))
                    : DayOfWeek.valueOf("");
        } catch (IllegalArgumentException e) {
            throw clamping.invalid("target WEEK needs target_details with a weekday such as MONDAY");
        }
    }

    private <T extends @Nullable Object> T evaluated(String field, Function<@Nullable Object, T> read) {
        return guarded(
                field,
                () -> read.apply(
                        cursor.child(field) == null ? cursor.interpolated(field).value(around.scope()) : null));
    }

    private <T extends @Nullable Object> T guarded(String field, Supplier<T> read) {
        try {
            return read.get();
        } catch (PythonError error) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    cursor.path(),
                    cursor.path() + "." + field + " cannot be used: " + error.getMessage(),
                    "Correct the setting that it is made of, or the manifest there",
                    error);
        }
    }
}
