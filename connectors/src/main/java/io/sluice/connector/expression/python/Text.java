package io.sluice.connector.expression.python;

import io.sluice.connector.expression.time.TimeText;
import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values as text: {@code str()} and {@code repr()}. */
public final class Text {
    private Text() {}

    public static String str(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Undefined ignored -> "";
            case TemporalAccessor time -> TimeText.str(time);
            case TemporalAmount amount -> TimeText.str(amount);
            case null, default -> repr(value);
        };
    }

    public static String repr(@Nullable Object value) {
        var text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(@Nullable Object value, StringBuilder into) {
        switch (value) {
            case null -> into.append("None");
            case Boolean bool -> into.append(bool ? "True" : "False");
            case String text -> quote(text, into);
            case Double number -> into.append(FloatText.of(number));
            case BigDecimal number -> into.append(FloatText.of(number.doubleValue()));
            case Number number -> into.append(number);
            case Tuple tuple -> list(tuple.items(), "(", tuple.items().size() == 1 ? ",)" : ")", into);
            case List<?> items -> list(items, "[", "]", into);
            case Map<?, ?> map -> dict(map, into);
            case Set<?> items -> set(items, into);
            case Undefined ignored -> into.append("Undefined");
            case TemporalAccessor time -> into.append(TimeText.repr(time));
            case TemporalAmount amount -> into.append(TimeText.repr(amount));
            default -> into.append('<').append(Types.name(value)).append(" object>");
        }
    }

    private static void set(Set<?> items, StringBuilder into) {
        if (items.isEmpty()) {
            into.append("set()");
        } else {
            list(items, "{", "}", into);
        }
    }

    private static void list(Collection<?> items, String open, String close, StringBuilder into) {
        into.append(open);
        for (Iterator<?> each = items.iterator(); each.hasNext(); ) {
            write(each.next(), into);
            into.append(each.hasNext() ? ", " : "");
        }
        into.append(close);
    }

    private static void dict(Map<?, ?> map, StringBuilder into) {
        into.append('{');
        var separator = "";
        for (var entry : map.entrySet()) {
            into.append(separator);
            write(entry.getKey(), into);
            into.append(": ");
            write(entry.getValue(), into);
            separator = ", ";
        }
        into.append('}');
    }

    private static void quote(String text, StringBuilder into) {
        var mark = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        into.append(mark);
        text.codePoints().forEach(character -> escape(character, mark, into));
        into.append(mark);
    }

    private static void escape(int character, char mark, StringBuilder into) {
        switch (character) {
            case '\n' -> into.append("\\n");
            case '\r' -> into.append("\\r");
            case '\t' -> into.append("\\t");
            case '\\' -> into.append("\\\\");
            default -> {
                if (character == mark) {
                    into.append('\\').append(mark);
                } else if (isPrintable(character)) {
                    into.appendCodePoint(character);
                } else {
                    into.append(String.format(
                            character < 0x100 ? "\\x%02x" : character < 0x10000 ? "\\u%04x" : "\\U%08x", character));
                }
            }
        }
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
