package io.sluice.connector.expression.builtin;

import io.sluice.connector.expression.python.Arguments;
import io.sluice.connector.expression.python.Arithmetic;
import io.sluice.connector.expression.python.NumberText;
import io.sluice.connector.expression.python.Numbers;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.python.Undefined;
import io.sluice.connector.expression.syntax.Builtins.Filter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Filters that make numbers; a default where none can be made. */
final class NumberFilters {
    private NumberFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "int", NumberFilters::integer,
                "float", NumberFilters::real,
                "abs", (value, none) -> Numbers.toDouble(value) < 0 ? Arithmetic.negate(value) : value,
                "round", NumberFilters::round);
    }

    private static @Nullable Object integer(@Nullable Object value, Arguments arguments) {
        var otherwise = arguments.at(0, "default", 0L);
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (value instanceof String text) {
            return NumberText.integer(text, arguments.number(1, "base", 10))
                    .or(() -> NumberText.real(text).flatMap(NumberFilters::finite))
                    .orElse(otherwise);
        }
        if (Types.isFloat(value)) {
            return finite(Numbers.toDouble(value)).orElse(otherwise);
        }
        return Types.isNumber(value) ? Numbers.integer(Numbers.toBig(value)) : otherwise;
    }

    private static Optional<Object> finite(double number) {
        return Double.isFinite(number) ? Optional.of(Numbers.whole(number)) : Optional.empty();
    }

    private static @Nullable Object real(@Nullable Object value, Arguments arguments) {
        var otherwise = arguments.at(0, "default", 0.0);
        return switch (value) {
            case Undefined undefined -> throw undefined.error();
            case String text ->
                NumberText.real(text).<@Nullable Object>map(number -> number).orElse(otherwise);
            case null, default -> Types.isNumber(value) ? (Object) Numbers.toDouble(value) : otherwise;
        };
    }

    private static Object round(@Nullable Object value, Arguments arguments) {
        var places = arguments.number(0, "precision", 0);
        var mode =
                switch (arguments.text(1, "method", "common")) {
                    // Python rounds a tie to the even neighbour
                    case "common" -> RoundingMode.HALF_EVEN;
                    case "ceil" -> RoundingMode.CEILING;
                    case "floor" -> RoundingMode.FLOOR;
                    default -> throw new PythonError("FilterArgumentError", "method must be common, ceil or floor");
                };
        if (Types.isInteger(value) && mode == RoundingMode.HALF_EVEN) {
            var whole = new BigDecimal(Numbers.toBig(value)).setScale(Math.min(places, 0), mode);
            return Numbers.integer(whole.toBigInteger());
        }
        var number = Numbers.toDouble(value);
        return Double.isFinite(number)
                ? new BigDecimal(number).setScale(places, mode).doubleValue()
                : number;
    }
}
