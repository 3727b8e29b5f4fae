package io.sluice.connector.expression.python;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text as a number: {@code int(text)} and {@code float(text)}. */
public final class NumberText {
    private static final Pattern REAL = Pattern.compile(
            "[-+]?(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:[eE][-+]?\\d+(?:_\\d+)*)?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*");

    private NumberText() {}

    public static Optional<Object> integer(String text, int base) {
        var trimmed = Words.stripped(text, null, true, true);
        if (!WHOLE.matcher(trimmed).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Numbers.integer(new BigInteger(withoutPrefix(trimmed.replace("_", ""), base), base)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String withoutPrefix(String digits, int base) {
        return switch (base) {
            case 16 -> digits.replaceFirst("^([-+]?)0[xX]", "$1");
            case 8 -> digits.replaceFirst("^([-+]?)0[oO]", "$1");
            case 2 -> digits.replaceFirst("^([-+]?)0[bB]", "$1");
            default -> digits;
        };
    }

    public static Optional<Double> real(String text) {
        var trimmed = Words.stripped(text, null, true, true).toLowerCase(Locale.ROOT);
        if (REAL.matcher(trimmed).matches()) {
            return Optional.of(Double.valueOf(trimmed.replace("_", "")));
        }
        return switch (trimmed) {
            case "nan", "+nan", "-nan" -> Optional.of(Double.NaN);
            case "inf", "+inf", "infinity", "+infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }
}
