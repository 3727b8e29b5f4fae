package io.sluice.connector.manifest.slice;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How far parents were read, by name. Two readings of one parent count as the one that got less far, for its next reading begins there. */
final class ParentStates {
    /** Texts of these shapes and of one length rise as their times do. */
    private static final Pattern RISING = Pattern.compile("\\d+|\\d{4}-\\d{2}-\\d{2}.*");

    private final Map<String, @Nullable Object> before;
    private final Map<String, @Nullable Object> states = new LinkedHashMap<>();

    /** {@code child} is the state from which the reading began. */
    ParentStates(Map<String, @Nullable Object> child) {
        before = child;
    }

    void put(String parent, @Nullable Object state) {
        states.put(parent, states.containsKey(parent) ? older(parent, states.get(parent), state) : state);
    }

    Map<String, @Nullable Object> all() {
        return states;
    }

    /** Where it cannot be told, that of before both. */
    private @Nullable Object older(String parent, @Nullable Object one, @Nullable Object other) {
        if (one == null ? other == null : one.equals(other)) {
            return one;
        }
        if (one instanceof Map<?, ?> a
                && other instanceof Map<?, ?> b
                && a.size() == 1
                && a.keySet().equals(b.keySet())) {
            var first = a.values().iterator().next();
            var second = b.values().iterator().next();
            if (first instanceof Number x && second instanceof Number y) {
                return number(x).compareTo(number(y)) <= 0 ? one : other;
            }
            if (first instanceof String x && second instanceof String y && comparable(x, y)) {
                return x.compareTo(y) <= 0 ? one : other;
            }
        }
        return before.get("parent_state") instanceof Map<?, ?> all && all.get(parent) instanceof Map<?, ?> state
                ? state
                : Map.of();
    }

    private static BigDecimal number(Number value) {
        return new BigDecimal(value.toString());
    }

    private static boolean comparable(String one, String other) {
        return one.length() == other.length()
                && RISING.matcher(one).matches()
                && RISING.matcher(other).matches();
    }
}
