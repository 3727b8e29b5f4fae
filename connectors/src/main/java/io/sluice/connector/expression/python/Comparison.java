package io.sluice.connector.expression.python;

import io.sluice.connector.expression.time.TimeArithmetic;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Equality, order and membership. */
public final class Comparison {
    private Comparison() {}

    public static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return !(left instanceof Double number && number.isNaN());
        }
        if (Types.isNumber(left) && Types.isNumber(right)) {
            return Numbers.equal(left, right);
        }
        return switch (left) {
            case Tuple tuple -> right instanceof Tuple other && equalItems(tuple.items(), other.items());
            case List<?> items -> right instanceof List<?> other && equalItems(items, other);
            case Map<?, ?> map -> right instanceof Map<?, ?> other && equalEntries(map, other);
            case null, default -> Objects.equals(left, right);
        };
    }

    private static boolean equalItems(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (var i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalEntries(Map<?, ?> left, Map<?, ?> right) {
        return left.size() == right.size()
                && left.entrySet().stream()
                        .allMatch(entry -> right.containsKey(entry.getKey())
                                && equal(entry.getValue(), right.get(entry.getKey())));
    }

    /** Negative, zero or positive; NaN is the caller's: see {@link #less}. */
    public static int order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (Types.isNumber(left) && Types.isNumber(right)) {
            return Numbers.order(left, right);
        }
        return switch (left) {
            case String text when right instanceof String other -> byCodePoint(text, other);
            case Tuple tuple when right instanceof Tuple other -> orderItems(tuple.items(), other.items());
            case List<?> items when right instanceof List<?> other -> orderItems(items, other);
            case null, default ->
                TimeArithmetic.order(left, right)
                        .orElseThrow(() -> PythonError.type(
                                "'" + Types.name(left) + "' and '" + Types.name(right) + "' cannot be ordered"));
        };
    }

    /** False in both directions where a NaN takes part. */
    public static boolean less(@Nullable Object left, @Nullable Object right, boolean orEqual) {
        var order = order(left, right);
        if (left instanceof Double one && one.isNaN() || right instanceof Double other && other.isNaN()) {
            return false;
        }
        return orEqual ? order <= 0 : order < 0;
    }

    private static int byCodePoint(String left, String right) {
        for (var i = 0; i < Math.min(left.length(), right.length()); i++) {
            var one = left.charAt(i);
            var other = right.charAt(i);
            if (one != other) {
                // UTF-16 sorts surrogates below U+E000..U+FFFF
                return Character.isSurrogate(one) == Character.isSurrogate(other)
                        ? Character.compare(one, other)
                        : Character.isSurrogate(one) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int orderItems(List<?> left, List<?> right) {
        for (var i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return order(left.get(i), right.get(i));
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    public static boolean contains(@Nullable Object container, @Nullable Object item) {
        return switch (container) {
            case String text -> text.contains(Types.text(item));
            case Map<?, ?> map -> map.containsKey(hashable(item));
            case Set<?> set -> set.contains(hashable(item));
            case null, default -> {
                for (var items = Types.items(container); items.hasNext(); ) {
                    if (equal(items.next(), item)) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    /** A value that may be a key. */
    public static @Nullable Object hashable(@Nullable Object value) {
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            throw PythonError.type("unhashable type: '" + Types.name(value) + "'");
        }
        if (value instanceof Tuple tuple) {
            tuple.items().forEach(Comparison::hashable);
        }
        return value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
    }
}
