package io.sluice.connector.expression;

import io.sluice.connector.expression.python.Tuple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that come back equal when they are written and read: a copy saves the way over text. */
final class PlainCopy {
    private PlainCopy() {}

    static boolean isPlain(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean ignored -> true;
            case Long ignored -> true;
            case Integer ignored -> true;
            case Double number -> Double.isFinite(number);
            case String ignored -> true;
            case BigInteger ignored -> true;
            case BigDecimal ignored -> true;
            case Tuple tuple -> areAllPlain(tuple.items());
            case List<?> items -> areAllPlain(items);
            case Map<?, ?> map -> areAllPlain(map.keySet()) && areAllPlain(map.values());
            default -> false;
        };
    }

    private static boolean areAllPlain(Iterable<?> values) {
        for (var value : values) {
            if (!isPlain(value)) {
                return false;
            }
        }
        return true;
    }

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Tuple tuple -> new Tuple(items(tuple.items()));
            case List<?> items -> items(items);
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<@Nullable Object, @Nullable Object>();
                map.forEach((key, item) -> copy.put(of(key), of(item)));
                yield copy;
            }
            // JSON readers give small ints, and expressions know only longs
            case Integer number -> number.longValue();
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> items(List<?> items) {
        var copy = new ArrayList<@Nullable Object>(items.size());
        for (var item : items) {
            copy.add(of(item));
        }
        return copy;
    }
}
