package io.sluice.connector.expression.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads rendered text back as the Python literal it spells ({@code ast.literal_eval}), or says that it spells none. */
public final class LiteralReader {
    private static final int DEEPEST = 190;
    private final LiteralScanner in;
    private int depth;

    private LiteralReader(String text) {
        in = new LiteralScanner(text);
    }

    /** The value, boxed so that None can be told from no literal. */
    public record Literal(@Nullable Object value) {}

    public static Optional<Literal> read(String text) {
        if (!mayBeLiteral(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Literal(new LiteralReader(text).whole()));
        } catch (NotALiteral | PythonError no) {
            return Optional.empty();
        }
    }

    /** Most text is none, and its first character tells. */
    private static boolean mayBeLiteral(String text) {
        for (var i = 0; i < text.length(); i++) {
            var first = text.charAt(i);
            if (first == ' ' || first == '\t') {
                continue;
            }
            return switch (first) {
                case 'T' -> text.startsWith("True", i);
                case 'F' -> text.startsWith("False", i);
                case 'N' -> text.startsWith("None", i);
                case 's' -> text.startsWith("set", i);
                case 'u', 'U', 'r', 'R' -> i + 1 < text.length() && "'\"".indexOf(text.charAt(i + 1)) >= 0;
                default ->
                    first >= '0' && first <= '9' ? !isDate(text, i) : first < 'A' || first == '[' || first == '{';
            };
        }
        return false;
    }

    /** Dates and times begin like numbers, and there are many. */
    private static boolean isDate(String text, int start) {
        var end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end < text.length() && "-/:".indexOf(text.charAt(end)) >= 0;
    }

    private @Nullable Object whole() {
        in.skipBlankLines();
        var first = element();
        if (!in.takes(',')) {
            in.end();
            return first;
        }
        var items = new ArrayList<@Nullable Object>();
        items.add(first);
        while (!in.atEndOfLine()) {
            items.add(element());
            if (!in.takes(',')) {
                break;
            }
        }
        in.end();
        return new Tuple(items);
    }

    private @Nullable Object element() {
        return switch (in.peek()) {
            case '(' -> nested(this::tuple);
            case '[' -> nested(() -> items(']'));
            case '{' -> nested(this::dictOrSet);
            case '+', '-' -> signed();
            case '\'', '"', 'u', 'U', 'r', 'R' -> in.strings();
            case 'T' -> in.word("True", true);
            case 'F' -> in.word("False", false);
            case 'N' -> in.word("None", null);
            case 's' -> in.emptySet(new LinkedHashSet<@Nullable Object>());
            default -> in.number();
        };
    }

    private @Nullable Object nested(Supplier<@Nullable Object> content) {
        if (++depth > DEEPEST) {
            throw new NotALiteral();
        }
        in.open();
        var value = content.get();
        in.close();
        depth--;
        return value;
    }

    private Object signed() {
        var negative = in.takes('-');
        if (!negative) {
            in.takes('+');
        }
        var number = in.number();
        if (!negative) {
            return number;
        }
        return number instanceof Double real
                ? (Object) (-real)
                : Numbers.integer(Numbers.toBig(number).negate());
    }

    private @Nullable Object tuple() {
        if (in.takes(')')) {
            return new Tuple(List.of());
        }
        var first = element();
        if (in.takes(')')) {
            return first;
        }
        in.expect(',');
        var items = new ArrayList<@Nullable Object>();
        items.add(first);
        items.addAll(items(')'));
        return new Tuple(items);
    }

    private List<@Nullable Object> items(char close) {
        var items = new ArrayList<@Nullable Object>();
        while (!in.takes(close)) {
            items.add(element());
            if (!in.takes(',')) {
                in.expect(close);
                break;
            }
        }
        return items;
    }

    private Object dictOrSet() {
        if (in.takes('}')) {
            return new LinkedHashMap<@Nullable Object, @Nullable Object>();
        }
        var first = Comparison.hashable(element());
        if (in.takes(':')) {
            return dict(first);
        }
        var set = new LinkedHashSet<@Nullable Object>();
        set.add(first);
        if (in.takes(',')) {
            items('}').forEach(item -> set.add(Comparison.hashable(item)));
        } else {
            in.expect('}');
        }
        return set;
    }

    private Map<@Nullable Object, @Nullable Object> dict(@Nullable Object firstKey) {
        var dict = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        dict.put(firstKey, element());
        while (!in.takes('}')) {
            in.expect(',');
            if (in.takes('}')) {
                break;
            }
            var key = Comparison.hashable(element());
            in.expect(':');
            dict.put(key, element());
        }
        return dict;
    }

    /** Thrown and caught here. */
    static final class NotALiteral extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotALiteral() {
            super("not a literal", null, false, false);
        }
    }

    static Object integer(String digits, int radix) {
        return Numbers.integer(new BigInteger(digits, radix));
    }
}
