package io.sluice.connector.expression.python;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Taking text apart and putting other text in. */
public final class Splitting {
    private Splitting() {}

    static List<@Nullable Object> split(String text, Arguments arguments) {
        var separator = arguments.atMost(2).at(0, "sep", null);
        var most = arguments.number(1, "maxsplit", -1);
        return separator == null ? words(text, most) : parts(text, Types.text(separator), most);
    }

    private static List<@Nullable Object> parts(String text, String separator, int most) {
        requireSome(separator);
        var parts = new ArrayList<@Nullable Object>();
        var from = 0;
        for (var at = text.indexOf(separator);
                at >= 0 && (most < 0 || parts.size() < most);
                at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static List<@Nullable Object> words(String text, int most) {
        var words = new ArrayList<@Nullable Object>();
        var rest = Words.stripped(text, null, true, false);
        while (!rest.isEmpty()) {
            var end = most >= 0 && words.size() == most ? -1 : firstSpace(rest);
            if (end < 0) {
                words.add(most >= 0 && words.size() == most ? Words.stripped(rest, null, false, true) : rest);
                return words;
            }
            words.add(rest.substring(0, end));
            rest = Words.stripped(rest.substring(end), null, true, false);
        }
        return words;
    }

    private static int firstSpace(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Words.isSpace(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    static List<@Nullable Object> splitFromRight(String text, Arguments arguments) {
        var separator = arguments.atMost(2).at(0, "sep", null);
        var most = arguments.number(1, "maxsplit", -1);
        if (most < 0) {
            return split(text, arguments);
        }
        if (separator == null) {
            throw PythonError.value("rsplit by blanks with a limit is not supported");
        }
        var mark = Types.text(separator);
        requireSome(mark);
        var parts = new ArrayList<@Nullable Object>();
        var end = text.length();
        for (var at = text.lastIndexOf(mark); at >= 0 && parts.size() < most; ) {
            parts.addFirst(text.substring(at + mark.length(), end));
            end = at;
            at = at < mark.length() ? -1 : text.lastIndexOf(mark, at - mark.length());
        }
        parts.addFirst(text.substring(0, end));
        return parts;
    }

    private static void requireSome(String separator) {
        if (separator.isEmpty()) {
            throw PythonError.value("empty separator");
        }
    }

    public static String replace(String text, String old, String replacement, int most) {
        Limits.length(text.length() + (long) occurrences(text, old, most) * (replacement.length() - old.length()));
        if (most < 0) {
            return text.replace(old, replacement);
        }
        var result = new StringBuilder();
        var from = 0;
        for (var i = 0; i < most; i++) {
            var at = text.indexOf(old, from);
            if (at < 0 || old.isEmpty()) {
                break;
            }
            result.append(text, from, at).append(replacement);
            from = at + old.length();
        }
        return result.append(text.substring(from)).toString();
    }

    private static int occurrences(String text, String wanted, int most) {
        if (wanted.isEmpty()) {
            return text.length() + 1;
        }
        var count = 0;
        for (var at = text.indexOf(wanted); at >= 0 && count != most; at = text.indexOf(wanted, at + wanted.length())) {
            count++;
        }
        return count;
    }
}
