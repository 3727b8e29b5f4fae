package io.sluice.connector.expression.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kind of value something is: its Python type, truth, length and items. */
public final class Types {
    private Types() {}

    public static String name(@Nullable Object value) {
        return switch (value) {
            case null -> "NoneType";
            case Undefined ignored -> "Undefined";
            case Boolean ignored -> "bool";
            case Double ignored -> "float";
            case BigDecimal ignored -> "float";
            case Number ignored -> "int";
            case String ignored -> "str";
            case Tuple ignored -> "tuple";
            case List<?> ignored -> "list";
            case Map<?, ?> ignored -> "dict";
            case Set<?> ignored -> "set";
            case LocalDate ignored -> "datetime.date";
            case LocalDateTime ignored -> "datetime.datetime";
            case OffsetDateTime ignored -> "datetime.datetime";
            case Duration ignored -> "datetime.timedelta";
            case Generator ignored -> "generator";
            case Callable ignored -> "function";
            default -> value.getClass().getSimpleName();
        };
    }

    public static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Undefined ignored -> false;
            case Boolean bool -> bool;
            case Long number -> number != 0;
            case Double number -> number != 0;
            case BigInteger number -> number.signum() != 0;
            case BigDecimal number -> number.signum() != 0;
            case String text -> !text.isEmpty();
            case Tuple tuple -> !tuple.items().isEmpty();
            case Collection<?> items -> !items.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case Duration duration -> !duration.isZero();
            default -> true;
        };
    }

    public static boolean isNumber(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    public static boolean isFloat(@Nullable Object value) {
        return value instanceof Double || value instanceof BigDecimal;
    }

    public static boolean isInteger(@Nullable Object value) {
        return isNumber(value) && !isFloat(value);
    }

    public static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw value instanceof Undefined undefined && undefined.owner() == null
                ? PythonError.type("expected str, got Undefined")
                : PythonError.type("expected str, got " + name(value));
    }

    /** As a position or a count. */
    public static int index(@Nullable Object value) {
        return switch (value) {
            case Long number -> Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Boolean bool -> bool ? 1 : 0;
            case BigInteger number -> number.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            case Undefined undefined -> throw undefined.error();
            case null, default -> throw PythonError.type("'" + name(value) + "' object is not an integer");
        };
    }

    public static long length(@Nullable Object value) {
        return switch (value) {
            case Undefined ignored -> 0;
            case String text -> text.codePointCount(0, text.length());
            case Tuple tuple -> tuple.items().size();
            case Collection<?> items -> items.size();
            case Map<?, ?> map -> map.size();
            case null, default -> throw PythonError.type("object of type '" + name(value) + "' has no len()");
        };
    }

    @SuppressWarnings("unchecked")
    public static Iterator<@Nullable Object> items(@Nullable Object value) {
        return switch (value) {
            case Undefined ignored -> List.<@Nullable Object>of().iterator();
            case String text -> characters(text).iterator();
            case Tuple tuple -> tuple.items().iterator();
            case Collection<?> items -> ((Collection<@Nullable Object>) items).iterator();
            case Map<?, ?> map -> ((Map<@Nullable Object, ?>) map).keySet().iterator();
            case Generator generator -> generator.items();
            case null, default -> throw PythonError.type("'" + name(value) + "' object is not iterable");
        };
    }

    /** All items, in a list of the caller's own. */
    public static List<@Nullable Object> list(@Nullable Object value) {
        var list = new ArrayList<@Nullable Object>();
        items(value).forEachRemaining(list::add);
        return list;
    }

    private static List<@Nullable Object> characters(String text) {
        return text.codePoints().<@Nullable Object>mapToObj(Character::toString).toList();
    }
}
