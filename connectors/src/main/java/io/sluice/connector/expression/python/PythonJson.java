package io.sluice.connector.expression.python;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code json.dumps}: blanks behind comma and colon, ASCII only. */
public final class PythonJson {
    private final StringBuilder json = new StringBuilder();
    private final boolean sorted;

    private PythonJson(boolean sorted) {
        this.sorted = sorted;
    }

    public static String write(@Nullable Object value, boolean sorted) {
        var writer = new PythonJson(sorted);
        writer.write(value);
        return writer.json.toString();
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case Boolean bool -> json.append(bool);
            case String text -> quote(text);
            case Double number -> real(number);
            case BigDecimal number -> real(number.doubleValue());
            case Number number -> json.append(number);
            case Tuple tuple -> array(tuple.items());
            case List<?> items -> array(items);
            case Map<?, ?> map -> object(map);
            default -> throw PythonError.type("Object of type " + Types.name(value) + " is not JSON serializable");
        }
    }

    private void real(double number) {
        if (Double.isFinite(number)) {
            json.append(FloatText.of(number));
        } else {
            json.append(Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        }
    }

    private void array(List<?> items) {
        json.append('[');
        for (var i = 0; i < items.size(); i++) {
            json.append(i == 0 ? "" : ", ");
            write(items.get(i));
        }
        json.append(']');
    }

    private void object(Map<?, ?> map) {
        json.append('{');
        var separator = "";
        for (var entry : (sorted ? inOrder(map) : map).entrySet()) {
            json.append(separator);
            quote(key(entry.getKey()));
            json.append(": ");
            write(entry.getValue());
            separator = ", ";
        }
        json.append('}');
    }

    private static Map<?, ?> inOrder(Map<?, ?> map) {
        var ordered = new TreeMap<@Nullable Object, @Nullable Object>(Comparison::order);
        ordered.putAll(map);
        return ordered;
    }

    private static String key(@Nullable Object key) {
        return switch (key) {
            case String text -> text;
            case null -> "null";
            case Boolean bool -> bool.toString();
            case Number number -> Text.str(number);
            default -> throw PythonError.type("keys must be str, int, float, bool or None, not " + Types.name(key));
        };
    }

    private void quote(String text) {
        json.append('"');
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            switch (character) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (character < ' ' || character > 0x7f) {
                        json.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
                    } else {
                        json.append(character);
                    }
                }
            }
        }
        json.append('"');
    }
}
