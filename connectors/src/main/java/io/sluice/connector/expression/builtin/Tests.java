package io.sluice.connector.expression.builtin;

import io.sluice.connector.expression.python.Arguments;
import io.sluice.connector.expression.python.Arithmetic;
import io.sluice.connector.expression.python.Callable;
import io.sluice.connector.expression.python.Comparison;
import io.sluice.connector.expression.python.Generator;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Tuple;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.python.Undefined;
import io.sluice.connector.expression.syntax.Builtins.Test;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may stand behind {@code is}. */
final class Tests {
    private Tests() {}

    static Map<String, Test> all() {
        var tests = new HashMap<String, Test>();
        kinds(tests);
        numbers(tests);
        comparisons(tests);
        return Map.copyOf(tests);
    }

    private static void kinds(Map<String, Test> tests) {
        tests.put("defined", (value, none) -> !(value instanceof Undefined));
        tests.put("undefined", (value, none) -> value instanceof Undefined);
        tests.put("none", (value, none) -> value == null);
        tests.put("boolean", (value, none) -> value instanceof Boolean);
        tests.put("true", (value, none) -> Boolean.TRUE.equals(value));
        tests.put("false", (value, none) -> Boolean.FALSE.equals(value));
        tests.put("integer", (value, none) -> Types.isInteger(value) && !(value instanceof Boolean));
        tests.put("float", (value, none) -> Types.isFloat(value));
        tests.put("number", (value, none) -> Types.isNumber(value));
        tests.put("string", (value, none) -> value instanceof String);
        tests.put("mapping", (value, none) -> value instanceof Map<?, ?>);
        tests.put("sequence", (value, none) -> isSequence(value));
        tests.put("iterable", (value, none) -> isSequence(value) || value instanceof Generator);
        tests.put("callable", (value, none) -> value instanceof Callable);
        tests.put(
                "lower", (value, none) -> Text.str(value).equals(Text.str(value).toLowerCase(Locale.ROOT)));
        tests.put(
                "upper", (value, none) -> Text.str(value).equals(Text.str(value).toUpperCase(Locale.ROOT)));
    }

    private static boolean isSequence(@Nullable Object value) {
        return value instanceof String
                || value instanceof Collection<?>
                || value instanceof Tuple
                || value instanceof Map<?, ?>
                || value instanceof Undefined;
    }

    private static void numbers(Map<String, Test> tests) {
        tests.put("odd", (value, none) -> Comparison.equal(Arithmetic.modulo(value, 2L), 1L));
        tests.put("even", (value, none) -> Comparison.equal(Arithmetic.modulo(value, 2L), 0L));
        tests.put(
                "divisibleby",
                (value, arguments) -> Comparison.equal(Arithmetic.modulo(value, arguments.at(0, "num")), 0L));
    }

    private static void comparisons(Map<String, Test> tests) {
        for (var name : List.of("eq", "equalto", "==")) {
            tests.put(name, (value, arguments) -> Comparison.equal(value, other(arguments)));
        }
        for (var name : List.of("ne", "!=")) {
            tests.put(name, (value, arguments) -> !Comparison.equal(value, other(arguments)));
        }
        for (var name : List.of("lt", "lessthan", "<")) {
            tests.put(name, (value, arguments) -> Comparison.less(value, other(arguments), false));
        }
        for (var name : List.of("gt", "greaterthan", ">")) {
            tests.put(name, (value, arguments) -> Comparison.less(other(arguments), value, false));
        }
        for (var name : List.of("le", "<=")) {
            tests.put(name, (value, arguments) -> Comparison.less(value, other(arguments), true));
        }
        for (var name : List.of("ge", ">=")) {
            tests.put(name, (value, arguments) -> Comparison.less(other(arguments), value, true));
        }
        tests.put("in", (value, arguments) -> Comparison.contains(other(arguments), value));
        tests.put("sameas", (value, arguments) -> value == other(arguments));
    }

    private static @Nullable Object other(Arguments arguments) {
        return arguments.at(0, "other");
    }
}
