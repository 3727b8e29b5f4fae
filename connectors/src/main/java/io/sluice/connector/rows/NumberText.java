package io.sluice.connector.rows;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads numbers from text without going through a double; the answer is the canonical text, or null where the text is no such number. */
final class NumberText {

    /** PostgreSQL's limits of digits before and after the point; a longer exponent would only fill memory. */
    private static final int MAX_DIGITS = 131_072;

    private static final int MAX_SCALE = 16_383;

    private NumberText() {}

    /** A whole number of 64 bits; {@code 5.0} is one, {@code 5.1} is not. */
    static @Nullable String int64(String text) {
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        int start = signs(text);
        if (start == end || point >= 0 && !zeros(text, point + 1)) {
            return null;
        }
        long negative = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || negative < Long.MIN_VALUE / 10) {
                return null;
            }
            negative *= 10;
            if (negative < Long.MIN_VALUE + digit) {
                return null;
            }
            negative -= digit;
        }
        boolean minus = text.charAt(0) == '-';
        if (!minus && negative == Long.MIN_VALUE) {
            return null;
        }
        boolean asWritten = point < 0 && text.charAt(0) != '+' && (text.charAt(start) != '0' || text.length() == 1);
        return asWritten ? text : Long.toString(minus ? negative : -negative);
    }

    /** A number that {@code decimal(precision,scale)} holds exactly; precision 0 has no limit. */
    static @Nullable String decimal(String text, int precision, int scale) {
        int start = signs(text);
        int point = -1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return c == 'e' || c == 'E' ? fromExponent(text, precision, scale) : null;
            }
        }
        int whole = (point < 0 ? text.length() : point) - start;
        int fraction = point < 0 ? 0 : text.length() - point - 1;
        if (whole + fraction == 0) {
            return null;
        }
        boolean plain = start == (text.charAt(0) == '-' ? 1 : 0)
                && whole > 0
                && (point < 0 || fraction > 0)
                && (text.charAt(start) != '0' || whole == 1 && (start == 0 || fraction > 0));
        boolean fits = precision == 0 || fraction <= scale && whole <= precision - scale;
        return plain && fits && whole <= MAX_DIGITS ? text : rewritten(text, precision, scale);
    }

    /** A number of 64 bits in floating point, as written; one that only infinity or zero could stand for is none. */
    static @Nullable String float64(String text) {
        boolean digits = false;
        boolean significant = false;
        boolean exponent = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits |= c >= '0' && c <= '9';
            exponent |= c == 'e' || c == 'E';
            significant |= !exponent && c >= '1' && c <= '9';
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return special(text);
            }
        }
        if (!digits) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) || value == 0 && significant ? null : text;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String special(String text) {
        return switch (text) {
            case "NaN", "Infinity", "-Infinity" -> text;
            case "nan" -> "NaN";
            case "inf", "Inf", "+Infinity" -> "Infinity";
            case "-inf", "-Inf" -> "-Infinity";
            default -> null;
        };
    }

    private static @Nullable String fromExponent(String text, int precision, int scale) {
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        var exponent = int64(text.substring(e + 1));
        var mantissa = decimal(text.substring(0, e), 0, 0);
        if (exponent == null || mantissa == null || exponent.length() > 5) {
            return null;
        }
        return rewritten(mantissa + "e" + exponent, precision, scale);
    }

    private static @Nullable String rewritten(String text, int precision, int scale) {
        var number = new BigDecimal(text);
        if (number.scale() > 0) {
            number = cutZeros(number, precision == 0 ? number.scale() : scale);
        }
        int whole = number.precision() - number.scale();
        if (whole > MAX_DIGITS || number.scale() > MAX_SCALE) {
            return null;
        }
        boolean fits = precision == 0 || number.signum() == 0 || number.scale() <= scale && whole <= precision - scale;
        return fits ? number.toPlainString() : null;
    }

    /** Takes zeros off the end of the fraction, no more than is needed to come down to {@code scale}: 1.500 is 1.50 for two decimals. */
    private static BigDecimal cutZeros(BigDecimal number, int scale) {
        var stripped = number.stripTrailingZeros();
        return number.scale() <= scale ? number : stripped.setScale(Math.max(stripped.scale(), scale));
    }

    private static int signs(String text) {
        return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    }

    private static boolean zeros(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
