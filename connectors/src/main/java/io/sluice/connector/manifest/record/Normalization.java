package io.sluice.connector.manifest.record;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Casts the values of a record to the only type its schema names; what cannot be cast stays. */
final class Normalization {
    private static final Set<String> TRUE = Set.of("y", "yes", "t", "true", "on", "1");
    private static final Set<String> FALSE = Set.of("n", "no", "f", "false", "off", "0");
    private static final Set<String> SIMPLE = Set.of("string", "number", "integer", "boolean", "null");

    private Normalization() {}

    @SuppressWarnings("unchecked")
    static void apply(@Nullable Object value, Map<?, ?> schema) {
        if (value instanceof Map<?, ?> map && schema.get("properties") instanceof Map<?, ?> properties) {
            ((Map<String, @Nullable Object>) map)
                    .replaceAll((name, field) ->
                            properties.get(name) instanceof Map<?, ?> inner ? cast(field, inner) : field);
            map.forEach((name, field) -> {
                if (properties.get(name) instanceof Map<?, ?> inner) {
                    apply(field, inner);
                }
            });
        } else if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
            ((List<@Nullable Object>) list).replaceAll(item -> cast(item, items));
            list.forEach(item -> apply(item, items));
        }
    }

    private static @Nullable Object cast(@Nullable Object value, Map<?, ?> schema) {
        var types = schema.get("type") instanceof List<?> list ? list : List.of(String.valueOf(schema.get("type")));
        if (value == null && types.contains("null")) {
            return null;
        }
        var wanted = types.stream().filter(type -> !"null".equals(type)).toList();
        if (wanted.size() != 1) {
            return value;
        }
        try {
            return cast(value, String.valueOf(wanted.getFirst()), schema);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static @Nullable Object cast(@Nullable Object value, String type, Map<?, ?> schema) {
        return switch (type) {
            case "string" -> Text.str(value);
            case "number" -> number(value);
            case "integer" -> integer(value);
            case "boolean" -> bool(value);
            case "array" -> list(value, schema);
            default -> value;
        };
    }

    private static @Nullable Object number(@Nullable Object value) {
        return switch (value) {
            case String text -> new BigDecimal(text.strip().replace("_", ""));
            case Boolean bool -> BigDecimal.valueOf(bool ? 1 : 0);
            case null, default -> value;
        };
    }

    private static @Nullable Object integer(@Nullable Object value) {
        return switch (value) {
            case String text ->
                small(new BigDecimal(new java.math.BigInteger(text.strip().replace("_", ""))));
            case BigDecimal number -> small(number);
            case Boolean bool -> bool ? 1L : 0L;
            case null, default -> value;
        };
    }

    private static Object small(BigDecimal number) {
        var whole = number.toBigInteger();
        return whole.bitLength() < 64 ? (Object) whole.longValue() : whole;
    }

    private static @Nullable Object bool(@Nullable Object value) {
        if (value instanceof String text) {
            var word = text.strip().toLowerCase(Locale.ROOT);
            return TRUE.contains(word) ? (Object) true : FALSE.contains(word) ? (Object) false : text;
        }
        return Types.truth(value);
    }

    private static @Nullable Object list(@Nullable Object value, Map<?, ?> schema) {
        var items = schema.get("items") instanceof Map<?, ?> inner ? inner.get("type") : null;
        var types = items instanceof List<?> list ? list : items == null ? List.of() : List.of(items);
        var simple = value instanceof String || value instanceof Boolean || value instanceof Number;
        return simple && SIMPLE.containsAll(types) ? new java.util.ArrayList<>(List.of(value)) : value;
    }
}
