package io.sluice.connector.rows;

import io.sluice.catalog.OddValues;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.ColumnType.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the type of a column from its values, strictly: a type is only given if every value has exactly its form, and anything that a
 * number would lose (leading zeros, a plus sign) makes it text. Blank values say nothing.
 */
public final class TypeGuess {

    private static final Set<Kind> NUMBERS = EnumSet.of(Kind.INT64, Kind.DECIMAL, Kind.FLOAT64);
    private static final Set<Kind> EXACT_NUMBERS = EnumSet.of(Kind.INT64, Kind.DECIMAL);
    private static final Set<Kind> MOMENTS = EnumSet.of(Kind.DATE, Kind.TIMESTAMP);
    /** Room for the values of next month's file; what MySQL and PostgreSQL both hold is 38 and more. */
    private static final int ROOMY = 18;

    private static final int MAX_PRECISION = 38;

    /** Texts beyond so many, or more than one in so many other values, are no slips. */
    private static final int MOST_ODD = 10;

    private static final int FEW = 4;
    private static final Pattern CODE = Pattern.compile("[+-]?\\d+");

    private final Set<Kind> seen = EnumSet.noneOf(Kind.class);
    private int whole;
    private int scale;
    private boolean gaps;
    private final List<String> texts = new ArrayList<>();
    private long firstText;
    private int typed;

    /** Takes a value that was written as bare text. */
    public void see(@Nullable String value) {
        take(value, true, 0);
    }

    /** The same of a value whose place is known. */
    public void see(@Nullable String value, long line) {
        take(value, true, line);
    }

    /** Takes a value that its source declares to be text, such as a JSON string: it may be a date, never a number. */
    public void seeText(@Nullable String value) {
        take(value, false, 0);
    }

    /** The same of a value whose place is known. */
    public void seeText(@Nullable String value, long line) {
        take(value, false, line);
    }

    /** Takes a nested JSON value. */
    public void seeJson() {
        seen.add(Kind.JSON);
    }

    private void take(@Nullable String value, boolean bare, long line) {
        if (value == null || Blanks.isBlank(value)) {
            gaps = true;
        } else if (texts.size() <= MOST_ODD) {
            var text = Blanks.strip(value);
            var kind = kind(text, bare);
            seen.add(kind);
            if (kind == Kind.TEXT) {
                firstText = texts.isEmpty() ? line : firstText;
                texts.add(text);
            } else {
                typed++;
            }
        }
    }

    /** Nothing where texts are what the column holds: many of them, or codes that only look like numbers. */
    public Optional<OddValues> odd() {
        var few = !texts.isEmpty() && texts.size() <= MOST_ODD && typed >= FEW * texts.size();
        if (!few || texts.stream().anyMatch(CODE.asMatchPredicate())) {
            return Optional.empty();
        }
        var others = EnumSet.copyOf(seen);
        others.remove(Kind.TEXT);
        var otherwise = type(others);
        return otherwise.equals(ColumnType.TEXT)
                ? Optional.empty()
                : Optional.of(new OddValues(texts.stream().distinct().toList(), firstText, otherwise));
    }

    /** Whether no value was seen at all. */
    public boolean blank() {
        return seen.isEmpty();
    }

    /** Whether a value was missing or blank. */
    public boolean gaps() {
        return gaps;
    }

    public ColumnType type() {
        return type(seen);
    }

    private ColumnType type(Set<Kind> seen) {
        if (seen.size() == 1 && !seen.contains(Kind.DECIMAL)) {
            return ColumnType.of(seen.iterator().next());
        }
        if (seen.isEmpty()) {
            return ColumnType.TEXT;
        }
        if (EXACT_NUMBERS.containsAll(seen)) {
            return decimal();
        }
        if (NUMBERS.containsAll(seen)) {
            // a float keeps 15 digits; more than that would be rounded
            return whole + scale <= 15 ? ColumnType.FLOAT64 : ColumnType.TEXT;
        }
        return MOMENTS.containsAll(seen) ? ColumnType.TIMESTAMP : ColumnType.TEXT;
    }

    private ColumnType decimal() {
        int digits = whole + scale;
        if (digits > MAX_PRECISION) {
            return ColumnType.TEXT;
        }
        return ColumnType.decimal(digits <= ROOMY ? ROOMY : MAX_PRECISION, scale);
    }

    private Kind kind(String value, boolean bare) {
        char first = value.charAt(0);
        if (first == '{' || first == '[') {
            return JsonText.isValid(value) ? Kind.JSON : Kind.TEXT;
        }
        if (bare && (first == '-' || first >= '0' && first <= '9')) {
            var number = number(value);
            if (number != Kind.TEXT) {
                return number;
            }
        }
        if (bare && (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"))) {
            return Kind.BOOLEAN;
        }
        return moment(value);
    }

    private Kind number(String value) {
        int start = value.charAt(0) == '-' ? 1 : 0;
        int point = -1;
        for (int i = start; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return (c == 'e' || c == 'E') && i > start && NumberText.float64(value) != null
                        ? Kind.FLOAT64
                        : Kind.TEXT;
            }
        }
        int wholeDigits = (point < 0 ? value.length() : point) - start;
        int fraction = point < 0 ? 0 : value.length() - point - 1;
        boolean leadingZero = wholeDigits > 1 && value.charAt(start) == '0' || value.equals("-0");
        if (wholeDigits == 0 || point >= 0 && fraction == 0 || leadingZero) {
            return Kind.TEXT;
        }
        whole = Math.max(whole, wholeDigits);
        scale = Math.max(scale, fraction);
        return point < 0 && NumberText.int64(value) != null ? Kind.INT64 : Kind.DECIMAL;
    }

    private static Kind moment(String value) {
        if (value.length() == 10 && TimeText.date(value) != null) {
            return Kind.DATE;
        }
        if (value.length() >= 16 && TimeText.zoned(value) && TimeText.timestamptz(value) != null) {
            return Kind.TIMESTAMPTZ;
        }
        if (value.length() >= 16 && TimeText.timestamp(value) != null) {
            return Kind.TIMESTAMP;
        }
        if (value.length() >= 8 && TimeText.time(value) != null) {
            return Kind.TIME;
        }
        return FieldType.uuid(value) != null ? Kind.UUID : Kind.TEXT;
    }
}
