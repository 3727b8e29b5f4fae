package io.sluice.connector.mockapi.template;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How Python looks at a value: its truth, its text, equality and order. */
final class Values {
    private Values() {}

    static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Absent absent -> false;
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean flag -> flag ? "True" : "False";
            case OffsetDateTime time -> time.toString().replace('T', ' ').replace("Z", "+00:00");
            case List<?> list -> list.stream().map(Values::shown).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> shown(entry.getKey()) + ": " + shown(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String text ? "'" + text.replace("'", "\\'") + "'" : text(value);
    }

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        return left instanceof Number one && right instanceof Number other
                ? one.doubleValue() == other.doubleValue()
                : Objects.equals(left, right);
    }

    static int order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        if (left instanceof String one && right instanceof String other) {
            return one.compareTo(other);
        }
        if (left instanceof OffsetDateTime one && right instanceof OffsetDateTime other) {
            return one.compareTo(other);
        }
        throw new Unreadable("cannot order " + text(left) + " and " + text(right));
    }

    static boolean contains(@Nullable Object container, @Nullable Object item) {
        return switch (container) {
            case String text when item instanceof String part -> text.contains(part);
            case List<?> list -> list.stream().anyMatch(element -> equal(element, item));
            case Map<?, ?> map -> map.containsKey(item);
            case null, default -> throw new Unreadable("nothing is in " + text(container));
        };
    }
}
