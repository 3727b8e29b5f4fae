package io.sluice.connector.rows;

import java.util.Locale;

/** SQL's LIKE: % any text, _ one character, \ takes the next one literally. Linear in space, no back-tracking beyond the last %. */
final class LikePattern {

    private static final int ANY = -1;
    private static final int ONE = -2;

    private final int[] signs;
    private final boolean ignoreCase;

    LikePattern(String pattern, boolean ignoreCase) {
        this.ignoreCase = ignoreCase;
        var text = ignoreCase ? pattern.toLowerCase(Locale.ROOT) : pattern;
        var built = new int[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\\' && i < text.length()) {
                c = text.codePointAt(i);
                i += Character.charCount(c);
            } else if (c == '%' || c == '_') {
                c = c == '%' ? ANY : ONE;
            }
            built[length++] = c;
        }
        signs = java.util.Arrays.copyOf(built, length);
    }

    boolean matches(String text) {
        int[] characters =
                (ignoreCase ? text.toLowerCase(Locale.ROOT) : text).codePoints().toArray();
        int sign = 0;
        int at = 0;
        int lastAny = -1;
        int resume = 0;
        while (at < characters.length) {
            if (sign < signs.length && signs[sign] == ANY) {
                lastAny = sign++;
                resume = at;
            } else if (sign < signs.length && (signs[sign] == ONE || signs[sign] == characters[at])) {
                sign++;
                at++;
            } else if (lastAny >= 0) {
                sign = lastAny + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (sign < signs.length && signs[sign] == ANY) {
            sign++;
        }
        return sign == signs.length;
    }
}
