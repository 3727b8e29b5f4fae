package io.sluice.connector.expression.python;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Case, blanks and padding of text. */
public final class Words {
    private Words() {}

    public static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == 0x85
                || character >= 0x1c && character <= 0x1f;
    }

    public static String stripped(String text, @Nullable Object characters, boolean left, boolean right) {
        var stripped = characters == null ? null : Types.text(characters);
        var start = 0;
        var end = text.length();
        while (left && start < end && isStripped(text.codePointAt(start), stripped)) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (right && end > start && isStripped(text.codePointBefore(end), stripped)) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static boolean isStripped(int character, @Nullable String characters) {
        return characters == null ? isSpace(character) : characters.indexOf(character) >= 0;
    }

    public static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        var first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT)
                + text.substring(first).toLowerCase(Locale.ROOT);
    }

    /** Every letter that follows none is a capital. */
    static String title(String text) {
        var result = new StringBuilder();
        var inside = false;
        for (var character : text.codePoints().toArray()) {
            result.appendCodePoint(inside ? Character.toLowerCase(character) : Character.toTitleCase(character));
            inside = Character.isLetter(character);
        }
        return result.toString();
    }

    static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(Character::isUpperCase);
    }

    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(Character::isLowerCase);
    }

    static String zeroFilled(String text, int width) {
        var sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        var zeros = Math.max(0, width - text.length());
        return text.substring(0, sign) + Limits.repeated("0", zeros) + text.substring(sign);
    }

    /** Texts one after the other, with a separator between. */
    public static String joined(String separator, List<String> texts) {
        var length = (long) separator.length() * texts.size();
        for (var text : texts) {
            length += text.length();
        }
        Limits.length(length);
        return String.join(separator, texts);
    }

    static String fill(String text, Arguments arguments) {
        var width = Types.index(arguments.at(0, "width"));
        return Limits.repeated(arguments.text(1, "fillchar", " "), width - (int) Types.length(text));
    }
}
