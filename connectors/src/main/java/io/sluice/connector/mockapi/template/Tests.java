package io.sluice.connector.mockapi.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may follow {@code is}. */
final class Tests {
    private Tests() {}

    static boolean holds(String test, @Nullable Object value, List<@Nullable Object> arguments) {
        return switch (test) {
            case "none" -> value == null;
            case "defined" -> value != Absent.VALUE;
            case "undefined" -> value == Absent.VALUE;
            case "true" -> Boolean.TRUE.equals(value);
            case "false" -> Boolean.FALSE.equals(value);
            case "string" -> value instanceof String;
            case "number" -> value instanceof Number;
            case "integer" -> value instanceof Long;
            case "mapping" -> value instanceof Map;
            case "sequence", "iterable" -> value instanceof List || value instanceof String || value instanceof Map;
            case "equalto", "eq", "sameas" -> Values.equal(value, arguments.getFirst());
            case "ne" -> !Values.equal(value, arguments.getFirst());
            case "in" -> Values.contains(arguments.getFirst(), value);
            default -> throw new Unreadable("unknown test " + test);
        };
    }
}
