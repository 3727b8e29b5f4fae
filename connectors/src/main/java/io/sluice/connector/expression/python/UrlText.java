package io.sluice.connector.expression.python;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Percent encoding as {@code urllib.parse} does it. */
public final class UrlText {
    private static final String UNRESERVED = "_.-~";

    private UrlText() {}

    /** Text, or pairs as a query. */
    public static String encode(@Nullable Object value) {
        if (value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value == null
                || value instanceof Undefined) {
            return quote(Text.str(value), "/");
        }
        var pairs = DictMethods.dict(value);
        return pairs.entrySet().stream()
                .map(pair -> quotePlus(Text.str(pair.getKey())) + "=" + quotePlus(Text.str(pair.getValue())))
                .collect(Collectors.joining("&"));
    }

    /** A blank becomes a plus. */
    public static String quotePlus(String text) {
        return quote(text, " ").replace(' ', '+');
    }

    private static String quote(String text, String safe) {
        var quoted = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xff);
            var kept = character < 0x80
                    && (Character.isLetterOrDigit(character)
                            || UNRESERVED.indexOf(character) >= 0
                            || safe.indexOf(character) >= 0);
            if (kept) {
                quoted.append(character);
            } else {
                quoted.append(String.format(Locale.ROOT, "%%%02X", (int) character));
            }
        }
        return quoted.toString();
    }
}
