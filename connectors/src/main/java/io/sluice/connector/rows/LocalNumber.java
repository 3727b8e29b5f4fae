package io.sluice.connector.rows;

import org.jspecify.annotations.Nullable;

/** Reads numbers as people of one country write them; groups must have three digits, so that 12.5 is never taken for 125. */
final class LocalNumber {

    private final char decimal;
    private final String grouping;

    LocalNumber(String decimal, String grouping) {
        if (decimal.length() != 1 || grouping.length() > 1) {
            throw new IllegalArgumentException("the signs of a number have one character");
        }
        this.decimal = decimal.charAt(0);
        this.grouping = grouping;
    }

    /** The number with a plain point and without groups, {@link CleaningChain#MALFORMED} where it is none. */
    @Nullable
    String plain(@Nullable String text) {
        if (Blanks.isBlank(text)) {
            return null;
        }
        var number = Blanks.strip(text);
        var plain = new StringBuilder(number.length());
        int inGroup = 0;
        boolean grouped = false;
        boolean fraction = false;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                inGroup++;
            } else if (i == 0 && (c == '-' || c == '+')) {
                plain.append(c);
            } else if (!fraction && c == decimal && (!grouped || inGroup == 3)) {
                plain.append('.');
                fraction = true;
            } else if (!fraction && groups(c) && (grouped ? inGroup == 3 : inGroup >= 1 && inGroup <= 3)) {
                grouped = true;
                inGroup = 0;
            } else {
                return CleaningChain.MALFORMED;
            }
        }
        return grouped && !fraction && inGroup != 3 ? CleaningChain.MALFORMED : plain.toString();
    }

    private boolean groups(char c) {
        boolean space = grouping.equals(" ") && (c == '\u00A0' || c == '\u202F');
        return space || !grouping.isEmpty() && c == grouping.charAt(0);
    }
}
