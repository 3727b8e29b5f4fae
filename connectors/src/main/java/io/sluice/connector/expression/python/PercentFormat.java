package io.sluice.connector.expression.python;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code "%s of %d" % (a, b)}. */
public final class PercentFormat {
    private static final Pattern DIRECTIVE = Pattern.compile(
            "%(?:\\((?<key>[^)]*)\\))?(?<flags>[-+ 0#]*)(?<width>\\d+)?(?:\\.(?<digits>\\d+))?(?<kind>.)");

    private PercentFormat() {}

    public static String apply(String format, @Nullable Object values) {
        List<?> given = values instanceof Tuple tuple ? tuple.items() : Collections.singletonList(values);
        var used = new int[1];
        var text = DIRECTIVE.matcher(format).replaceAll(match -> {
            if (match.group("kind").equals("%")) {
                return "%";
            }
            return Matcher.quoteReplacement(written(match, value(match.group("key"), values, given, used)));
        });
        if (used[0] < given.size() && !(values instanceof Map<?, ?>)) {
            throw PythonError.type("not all arguments converted during string formatting");
        }
        return text;
    }

    private static @Nullable Object value(@Nullable String key, @Nullable Object values, List<?> given, int[] used) {
        if (key != null) {
            if (!(values instanceof Map<?, ?> map)) {
                throw PythonError.type("format requires a mapping");
            }
            if (!map.containsKey(key)) {
                throw new PythonError("KeyError", key);
            }
            return map.get(key);
        }
        if (used[0] >= given.size()) {
            throw PythonError.type("not enough arguments for format string");
        }
        return given.get(used[0]++);
    }

    private static String written(MatchResult match, @Nullable Object value) {
        var digits = match.group("digits");
        var flags = match.group("flags");
        var text =
                switch (match.group("kind")) {
                    case "s" -> cut(Text.str(value), digits);
                    case "r" -> cut(Text.repr(value), digits);
                    case "d", "i", "u" -> signed(whole(value), flags);
                    case "f", "F" ->
                        signed(
                                String.format(
                                        "%." + (digits == null ? 6 : number(digits)) + "f", Numbers.toDouble(value)),
                                flags);
                    case "x" -> Numbers.toBig(value).toString(16);
                    default -> throw PythonError.value("unsupported format character '" + match.group("kind") + "'");
                };
        var width = match.group("width") == null ? 0 : number(match.group("width"));
        return padded(text, width, flags);
    }

    private static String whole(@Nullable Object value) {
        return Text.str(Types.isFloat(value) ? Numbers.whole(Numbers.toDouble(value)) : Numbers.toBig(value));
    }

    private static String signed(String text, String flags) {
        return flags.contains("+") && !text.startsWith("-") ? "+" + text : text;
    }

    private static String cut(String text, @Nullable String digits) {
        return digits == null || text.length() <= number(digits) ? text : text.substring(0, number(digits));
    }

    /** A width or a number of digits. */
    private static int number(String digits) {
        return Limits.length(digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits));
    }

    private static String padded(String text, int width, String flags) {
        if (text.length() >= width) {
            return text;
        }
        var padding = width - text.length();
        if (flags.contains("-")) {
            return text + Limits.repeated(" ", padding);
        }
        if (!flags.contains("0")) {
            return Limits.repeated(" ", padding) + text;
        }
        var sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return text.substring(0, sign) + Limits.repeated("0", padding) + text.substring(sign);
    }
}
