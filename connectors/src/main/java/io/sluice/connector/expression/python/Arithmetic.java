package io.sluice.connector.expression.python;

import io.sluice.connector.expression.time.TimeArithmetic;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operators, over everything they are defined for. */
public final class Arithmetic {
    private Arithmetic() {}

    public static @Nullable Object add(@Nullable Object left, @Nullable Object right) {
        defined(left, right);
        if (left instanceof Long one && right instanceof Long other) {
            var sum = one + other;
            if (((one ^ sum) & (other ^ sum)) >= 0) {
                return sum;
            }
        }
        if (Types.isNumber(left) && Types.isNumber(right)) {
            return Numbers.compute(left, right, BigInteger::add, Double::sum);
        }
        return switch (left) {
            case String text
            when right instanceof String other -> {
                Limits.length((long) text.length() + other.length());
                yield text + other;
            }
            case Tuple tuple when right instanceof Tuple other -> new Tuple(joined(tuple.items(), other.items()));
            case List<?> items when right instanceof List<?> other -> joined(items, other);
            case null, default -> orUnsupported("+", left, right, TimeArithmetic.add(left, right));
        };
    }

    private static List<@Nullable Object> joined(List<?> left, List<?> right) {
        var all = new ArrayList<@Nullable Object>(Limits.length((long) left.size() + right.size()));
        all.addAll(left);
        all.addAll(right);
        return all;
    }

    public static Object subtract(@Nullable Object left, @Nullable Object right) {
        defined(left, right);
        return Types.isNumber(left) && Types.isNumber(right)
                ? Numbers.compute(left, right, BigInteger::subtract, (one, other) -> one - other)
                : orUnsupported("-", left, right, TimeArithmetic.subtract(left, right));
    }

    public static Object multiply(@Nullable Object left, @Nullable Object right) {
        defined(left, right);
        if (Types.isNumber(left) && Types.isNumber(right)) {
            return Numbers.compute(left, right, BigInteger::multiply, (one, other) -> one * other);
        }
        if (Types.isInteger(right)) {
            return repeated(left, right);
        }
        return Types.isInteger(left) ? repeated(right, left) : orUnsupported("*", left, right, Optional.empty());
    }

    private static Object repeated(@Nullable Object value, @Nullable Object times) {
        var count = Math.max(0, Types.index(times));
        if (value instanceof String || value instanceof List<?> || value instanceof Tuple) {
            Limits.length(Types.length(value) * count);
        }
        return switch (value) {
            case String text -> text.repeat(count);
            case Tuple tuple -> new Tuple(repeated(tuple.items(), count));
            case List<?> items -> repeated(items, count);
            case null, default -> orUnsupported("*", value, times, Optional.empty());
        };
    }

    private static List<@Nullable Object> repeated(List<?> items, int count) {
        var all = new ArrayList<@Nullable Object>();
        Collections.nCopies(count, items).forEach(all::addAll);
        return all;
    }

    public static Object divide(@Nullable Object left, @Nullable Object right) {
        numeric("/", left, right);
        Numbers.requireNonZero(Numbers.toDouble(right));
        return Numbers.toDouble(left) / Numbers.toDouble(right);
    }

    public static Object floorDivide(@Nullable Object left, @Nullable Object right) {
        numeric("//", left, right);
        Numbers.requireNonZero(Numbers.toDouble(right));
        return Numbers.compute(
                left, right, Numbers::floorDivide, (one, other) -> (one - Numbers.modulo(one, other)) / other);
    }

    public static Object modulo(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String format) {
            return PercentFormat.apply(format, right);
        }
        numeric("%", left, right);
        return Numbers.compute(left, right, Numbers::modulo, Numbers::modulo);
    }

    public static Object power(@Nullable Object left, @Nullable Object right) {
        numeric("**", left, right);
        if (Types.isFloat(left) || Types.isFloat(right) || Numbers.toDouble(right) < 0) {
            return Math.pow(Numbers.toDouble(left), Numbers.toDouble(right));
        }
        var exponent = Types.index(right);
        Limits.length((long) Numbers.toBig(left).bitLength() * exponent);
        return Numbers.integer(Numbers.toBig(left).pow(exponent));
    }

    public static Object negate(@Nullable Object value) {
        return subtract(Types.isFloat(value) ? (Object) (-0.0) : (Object) 0L, value);
    }

    private static void numeric(String operator, @Nullable Object left, @Nullable Object right) {
        defined(left, right);
        if (!Types.isNumber(left) || !Types.isNumber(right)) {
            orUnsupported(operator, left, right, Optional.empty());
        }
    }

    private static void defined(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.error();
        }
    }

    private static Object orUnsupported(
            String operator, @Nullable Object left, @Nullable Object right, Optional<? extends Object> result) {
        return result.orElseThrow(() -> PythonError.type("unsupported operand types for " + operator + ": '"
                + Types.name(left) + "' and '" + Types.name(right) + "'"));
    }
}
