package io.sluice.pipeline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** The type of a column as users read it: {@code int64}, {@code decimal(12,2)}, {@code text}, …; the same words on every engine. */
public record ColumnType(Kind kind, int precision, int scale) {

    /** The closed list of kinds; a decimal of precision 0 has no declared limit. */
    public enum Kind {
        BOOLEAN,
        INT64,
        DECIMAL,
        FLOAT64,
        TEXT,
        BYTES,
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMPTZ,
        INTERVAL,
        UUID,
        JSON
    }

    public static final ColumnType BOOLEAN = of(Kind.BOOLEAN);
    public static final ColumnType INT64 = of(Kind.INT64);
    public static final ColumnType DECIMAL = of(Kind.DECIMAL);
    public static final ColumnType FLOAT64 = of(Kind.FLOAT64);
    public static final ColumnType TEXT = of(Kind.TEXT);
    public static final ColumnType BYTES = of(Kind.BYTES);
    public static final ColumnType DATE = of(Kind.DATE);
    public static final ColumnType TIME = of(Kind.TIME);
    public static final ColumnType TIMESTAMP = of(Kind.TIMESTAMP);
    public static final ColumnType TIMESTAMPTZ = of(Kind.TIMESTAMPTZ);
    public static final ColumnType INTERVAL = of(Kind.INTERVAL);
    public static final ColumnType UUID = of(Kind.UUID);
    public static final ColumnType JSON = of(Kind.JSON);

    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9]+)(?:\\((\\d+),(\\d+)\\))?");

    public ColumnType {
        if (kind != Kind.DECIMAL && (precision != 0 || scale != 0)) {
            throw new IllegalArgumentException(kind + " has no precision");
        }
        if (precision < 0 || scale < 0 || (precision > 0 && scale > precision)) {
            throw new IllegalArgumentException("decimal(" + precision + "," + scale + ") is not a type");
        }
    }

    public static ColumnType of(Kind kind) {
        return new ColumnType(kind, 0, 0);
    }

    public static ColumnType decimal(int precision, int scale) {
        return new ColumnType(Kind.DECIMAL, precision, scale);
    }

    /** Reads {@code int64} or {@code decimal(12,2)}; throws IllegalArgumentException for any other text. */
    @JsonCreator
    public static ColumnType parse(String text) {
        var match = WRITTEN.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a column type: " + text);
        }
        var kind = Kind.valueOf(match.group(1).toUpperCase(Locale.ROOT));
        return match.group(2) == null
                ? of(kind)
                : new ColumnType(kind, Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
    }

    @JsonValue
    @Override
    public String toString() {
        var name = kind.name().toLowerCase(Locale.ROOT);
        return precision == 0 ? name : name + "(" + precision + "," + scale + ")";
    }
}
