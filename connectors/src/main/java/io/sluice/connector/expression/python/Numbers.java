package io.sluice.connector.expression.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Arithmetic of int and float: ints never overflow, a float on either side makes a float. */
public final class Numbers {
    private Numbers() {}

    public static double toDouble(@Nullable Object value) {
        return switch (value) {
            case Boolean bool -> bool ? 1 : 0;
            case Number number -> number.doubleValue();
            case null, default -> throw PythonError.type("must be a number, not " + Types.name(value));
        };
    }

    public static BigInteger toBig(@Nullable Object value) {
        return switch (value) {
            case Boolean bool -> bool ? BigInteger.ONE : BigInteger.ZERO;
            case BigInteger big -> big;
            case Number number -> BigInteger.valueOf(number.longValue());
            case null, default -> throw PythonError.type("must be an integer, not " + Types.name(value));
        };
    }

    /** The smallest form of an int. */
    public static Object integer(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    /** The whole part of a float. */
    public static Object whole(double value) {
        if (Double.isNaN(value)) {
            throw PythonError.value("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(value)) {
            throw new PythonError("OverflowError", "cannot convert float infinity to integer");
        }
        return integer(new BigDecimal(value).toBigInteger());
    }

    static Object compute(
            @Nullable Object left,
            @Nullable Object right,
            BinaryOperator<BigInteger> whole,
            DoubleBinaryOperator real) {
        return Types.isFloat(left) || Types.isFloat(right)
                ? (Object) real.applyAsDouble(toDouble(left), toDouble(right))
                : integer(whole.apply(toBig(left), toBig(right)));
    }

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long one && right instanceof Long other) {
            return one.longValue() == other.longValue();
        }
        if (Types.isFloat(left) && Types.isFloat(right)) {
            return toDouble(left) == toDouble(right);
        }
        return !isOdd(left) && !isOdd(right) && exact(left).compareTo(exact(right)) == 0;
    }

    static int order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long one && right instanceof Long other) {
            return Long.compare(one, other);
        }
        if (isOdd(left) || isOdd(right) || Types.isFloat(left) && Types.isFloat(right)) {
            var one = toDouble(left);
            var other = toDouble(right);
            return one < other ? -1 : one > other ? 1 : 0;
        }
        return exact(left).compareTo(exact(right));
    }

    private static boolean isOdd(@Nullable Object value) {
        return value instanceof Double number && (number.isNaN() || number.isInfinite());
    }

    private static BigDecimal exact(@Nullable Object value) {
        return Types.isFloat(value) ? new BigDecimal(toDouble(value)) : new BigDecimal(toBig(value));
    }

    static BigInteger floorDivide(BigInteger left, BigInteger right) {
        requireNonZero(right.signum());
        var parts = left.divideAndRemainder(right);
        return parts[1].signum() != 0 && parts[1].signum() != right.signum()
                ? parts[0].subtract(BigInteger.ONE)
                : parts[0];
    }

    static BigInteger modulo(BigInteger left, BigInteger right) {
        return left.subtract(floorDivide(left, right).multiply(right));
    }

    static double modulo(double left, double right) {
        requireNonZero(right);
        var rest = left % right;
        return rest != 0 && rest < 0 != right < 0 ? rest + right : rest;
    }

    static void requireNonZero(double divisor) {
        if (divisor == 0) {
            throw new PythonError("ZeroDivisionError", "division by zero");
        }
    }
}
