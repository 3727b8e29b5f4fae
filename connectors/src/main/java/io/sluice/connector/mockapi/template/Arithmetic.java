package io.sluice.connector.mockapi.template;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators on numbers, texts, lists and times. */
final class Arithmetic {
    private Arithmetic() {}

    static Object of(String operator, @Nullable Object left, @Nullable Object right) {
        if (operator.equals("~")) {
            return Values.text(left) + Values.text(right);
        }
        return switch (left) {
            case Long one when right instanceof Long other -> whole(operator, one, other);
            case Number one
            when right instanceof Number other -> real(operator, one.doubleValue(), other.doubleValue());
            case String one when right instanceof String other && operator.equals("+") -> one + other;
            case List<?> one when right instanceof List<?> other && operator.equals("+") -> both(one, other);
            case OffsetDateTime time
            when right instanceof Duration duration ->
                operator.equals("-") ? time.minus(duration) : time.plus(duration);
            case null, default ->
                throw new Unreadable("no " + operator + " of " + Values.text(left) + " and " + Values.text(right));
        };
    }

    private static List<Object> both(List<?> one, List<?> other) {
        var all = new ArrayList<Object>(one);
        all.addAll(other);
        return all;
    }

    private static Object whole(String operator, long left, long right) {
        if (right == 0 && List.of("/", "//", "%").contains(operator)) {
            throw new Unreadable("division by zero");
        }
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "//" -> Math.floorDiv(left, right);
            case "%" -> Math.floorMod(left, right);
            case "/" -> (double) left / right;
            default -> throw new Unreadable("unknown operator " + operator);
        };
    }

    private static Object real(String operator, double left, double right) {
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "//" -> Math.floor(left / right);
            default -> throw new Unreadable("unknown operator " + operator);
        };
    }
}
