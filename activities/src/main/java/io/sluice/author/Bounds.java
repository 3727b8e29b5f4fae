package io.sluice.author;

import java.math.BigDecimal;

/** Two bounds of one value that are said in one breath: "above 5 and below 10". */
public final class Bounds {

    private Bounds() {}

    /** Whether something lies within both, and each says something: of two that point one way, or of =, one is no bound of that value. */
    public static boolean hold(String sign, String value, String otherSign, String other) {
        if (sign.equals("<>") || otherSign.equals("<>")) {
            return !sign.equals("=") && !otherSign.equals("=");
        }
        if (sign.equals("=") || otherSign.equals("=") || sign.charAt(0) == otherSign.charAt(0)) {
            return false;
        }
        return !exclude(sign, value, otherSign, other);
    }

    /** Whether no value lies within both. */
    public static boolean exclude(String sign, String value, String otherSign, String other) {
        if (sign.equals("=")) {
            return !lies(value, otherSign, other);
        }
        if (otherSign.equals("=")) {
            return !lies(other, sign, value);
        }
        if (sign.equals("<>")
                || otherSign.equals("<>")
                || sign.charAt(0) == otherSign.charAt(0)
                || !ordered(value, other)) {
            return false;
        }
        var order = sign.startsWith(">") ? compare(value, other) : compare(other, value);
        return order > 0 || order == 0 && !(sign.endsWith("=") && otherSign.endsWith("="));
    }

    /** Where the order of two texts is not known, as of 9:00 and 10:00, it is not said that nothing lies between them. */
    private static boolean lies(String value, String sign, String bound) {
        if ((sign.startsWith(">") || sign.startsWith("<") && !sign.equals("<>")) && !ordered(value, bound)) {
            return true;
        }
        var order = compare(value, bound);
        return switch (sign) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "<>" -> order != 0;
            default -> order == 0;
        };
    }

    private static boolean ordered(String one, String other) {
        return isNumber(one) && isNumber(other) || isDate(one) && isDate(other) || one.equals(other);
    }

    private static boolean isDate(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}.*");
    }

    private static int compare(String low, String high) {
        return isNumber(low) && isNumber(high)
                ? new BigDecimal(low).compareTo(new BigDecimal(high))
                : low.compareTo(high);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
