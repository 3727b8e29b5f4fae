package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.Arithmetic;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.syntax.Token.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** What stands between two operands, and how tightly it binds. */
record Operator(String symbol, int power) {
    static final int OR = 1;
    static final int AND = 2;
    static final int COMPARE = 4;
    private static final Map<String, Integer> POWERS = powers();

    private static Map<String, Integer> powers() {
        var powers = new HashMap<String, Integer>();
        powers.put("or", OR);
        powers.put("and", AND);
        for (var compared : new String[] {"==", "!=", "<", "<=", ">", ">=", "in", "not in"}) {
            powers.put(compared, COMPARE);
        }
        powers.putAll(Map.of("+", 5, "-", 5, "~", 6, "*", 7, "/", 7, "//", 7, "%", 7, "**", 8));
        return Map.copyOf(powers);
    }

    static @Nullable Operator at(Tokens tokens) {
        var token = tokens.current();
        if (!token.is(Kind.OPERATOR) && !token.is(Kind.NAME)) {
            return null;
        }
        var symbol = token.isName("not") && tokens.following().isName("in") ? "not in" : token.text();
        var power = POWERS.get(symbol);
        return power == null ? null : new Operator(symbol, power);
    }

    void take(Tokens tokens) {
        tokens.next();
        if (symbol.equals("not in")) {
            tokens.next();
        }
    }

    Node joined(Node left, Node right) {
        return switch (symbol) {
            case "or" ->
                frame -> {
                    var value = left.evaluate(frame);
                    return Types.truth(value) ? value : right.evaluate(frame);
                };
            case "and" ->
                frame -> {
                    var value = left.evaluate(frame);
                    return Types.truth(value) ? right.evaluate(frame) : value;
                };
            default -> computed(left, right, computation());
        };
    }

    private static Node computed(Node left, Node right, BinaryOperator<@Nullable Object> computation) {
        return frame -> computation.apply(left.evaluate(frame), right.evaluate(frame));
    }

    private BinaryOperator<@Nullable Object> computation() {
        return switch (symbol) {
            case "+" -> Arithmetic::add;
            case "-" -> Arithmetic::subtract;
            case "~" -> (left, right) -> Arithmetic.add(Text.str(left), Text.str(right));
            case "*" -> Arithmetic::multiply;
            case "/" -> Arithmetic::divide;
            case "//" -> Arithmetic::floorDivide;
            case "%" -> Arithmetic::modulo;
            default -> Arithmetic::power;
        };
    }
}
