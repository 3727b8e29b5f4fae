package io.sluice.connector.manifest.slice;

import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.time.DatetimeFormat;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How cursor values are read, by the first format that fits, and written. */
record CursorFormat(List<String> reading, String writing) {
    private static final Set<String> WHOLE_NUMBERS = Set.of("%s", "%ms", "%epoch_microseconds");

    /** Throws a {@link PythonError} (ValueError) where no format fits. */
    OffsetDateTime parse(@Nullable Object value) {
        return read(value)
                .orElseThrow(() -> PythonError.value("No format in " + reading + " matches " + Text.str(value)));
    }

    /** Empty where no format fits. */
    Optional<OffsetDateTime> read(@Nullable Object value) {
        for (var format : reading) {
            try {
                return Optional.of(parse(value, format));
            } catch (PythonError error) {
                // the next format may fit
            }
        }
        return Optional.empty();
    }

    static OffsetDateTime parse(@Nullable Object value, String format) {
        var text = WHOLE_NUMBERS.contains(format) ? whole(value) : Text.str(value);
        return DatetimeFormat.parse(text, format);
    }

    /** Python's int() cuts the fraction of a number, not of a text. */
    private static String whole(@Nullable Object value) {
        return switch (value) {
            case Double number
            when Double.isFinite(number) ->
                BigDecimal.valueOf(number).toBigInteger().toString();
            case BigDecimal number -> number.toBigInteger().toString();
            case null, default -> Text.str(value).strip();
        };
    }

    String write(OffsetDateTime time) {
        return DatetimeFormat.format(time, writing);
    }
}
