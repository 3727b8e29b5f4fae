package io.sluice.connector.rows;

import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.ColumnType.Kind;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks the text of a field against a column's type: the canonical text, or null where the type cannot hold the value exactly. */
final class FieldType {

    private final ColumnType type;
    private final Kind kind;

    FieldType(ColumnType type) {
        this.type = type;
        this.kind = type.kind();
    }

    /** Whether blank text is a value of its own rather than NULL. */
    boolean keepsBlanks() {
        return kind == Kind.TEXT;
    }

    /** {@code text} is not blank and, but for text columns, without blanks at its ends. */
    @Nullable
    String canonical(String text) {
        return switch (kind) {
            case TEXT -> text;
            case INT64 -> NumberText.int64(text);
            case DECIMAL -> NumberText.decimal(text, type.precision(), type.scale());
            case FLOAT64 -> NumberText.float64(text);
            case BOOLEAN -> truth(text);
            case DATE -> TimeText.date(text);
            case TIME -> TimeText.time(text);
            case TIMESTAMP -> TimeText.zoned(text) ? null : TimeText.timestamp(text);
            case TIMESTAMPTZ -> TimeText.timestamptz(text);
            case UUID -> uuid(text);
            case JSON -> JsonText.isValid(text) ? text : null;
            case BYTES -> base64(text);
            case INTERVAL -> IntervalText.isValid(text) ? text : null;
        };
    }

    /** Compares two canonical texts as values of the type. */
    int compare(String left, String right) {
        return switch (kind) {
            case INT64 -> Long.compare(Long.parseLong(left), Long.parseLong(right));
            case DECIMAL -> new BigDecimal(left).compareTo(new BigDecimal(right));
            case FLOAT64 -> Double.compare(Double.parseDouble(left), Double.parseDouble(right));
            // canonical dates and times are ordered as text; a suffix +00:00 sorts before a fraction
            default -> left.compareTo(right);
        };
    }

    /** Why {@link #canonical} refused the text. */
    String complaint(String text) {
        var shown = '"' + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + '"';
        if (kind == Kind.DECIMAL && NumberText.decimal(text, 0, 0) != null) {
            return shown + " has more digits than " + type + " holds";
        }
        if (kind == Kind.TIMESTAMP && TimeText.zoned(text)) {
            return shown + " has a time zone and the column has none";
        }
        return shown + " is not " + type;
    }

    static @Nullable String truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> "true";
            case "false", "f", "no", "n", "0" -> "false";
            default -> null;
        };
    }

    static @Nullable String uuid(String text) {
        if (text.length() != 36) {
            return null;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) >= 128) {
                return null;
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String base64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return text;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
