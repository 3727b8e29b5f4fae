package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.Access;
import io.sluice.connector.expression.python.Arguments;
import io.sluice.connector.expression.python.Arithmetic;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Tuple;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.python.Undefined;
import io.sluice.connector.expression.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions by binding power: a parser after Pratt whose results are closures. */
final class ExpressionParser {
    private static final Set<String> NOT_A_TEST_ARGUMENT = Set.of("else", "or", "and", "is", "if", "in", "not");
    private final Tokens tokens;
    private final Builtins builtins;
    private final Names names;
    private final PrimaryParser primaries;

    ExpressionParser(Tokens tokens, Builtins builtins, Names names) {
        this.tokens = tokens;
        this.builtins = builtins;
        this.names = names;
        primaries = new PrimaryParser(tokens, this);
    }

    Node name(String name) {
        names.read(name);
        var otherwise =
                builtins.globals().containsKey(name) ? builtins.globals().get(name) : Undefined.variable(name);
        return frame -> frame.lookup(name, otherwise);
    }

    /** One expression, or several with commas, which are a tuple. */
    Node tuple(boolean conditional) {
        var first = conditional ? expression() : binary(Operator.OR);
        if (!tokens.current().isOperator(",")) {
            return first;
        }
        var items = new ArrayList<>(List.of(first));
        while (tokens.takes(",") && !endsTuple()) {
            items.add(conditional ? expression() : binary(Operator.OR));
        }
        return frame -> new Tuple(values(items, frame));
    }

    private boolean endsTuple() {
        var token = tokens.current();
        return token.is(Kind.OUTPUT_END)
                || token.is(Kind.STATEMENT_END)
                || token.isOperator(")")
                || token.isOperator("=")
                || token.isName("in");
    }

    static List<@Nullable Object> values(List<Node> nodes, Frame frame) {
        var values = new ArrayList<@Nullable Object>(nodes.size());
        for (var node : nodes) {
            values.add(node.evaluate(frame));
        }
        return values;
    }

    /** {@code a if condition else b}, or what binds tighter. */
    Node expression() {
        var value = binary(Operator.OR);
        while (tokens.takesName("if")) {
            var first = value;
            var condition = binary(Operator.OR);
            var second =
                    tokens.takesName("else") ? expression() : (Node) frame -> Undefined.variable("if without else");
            value = frame -> (Types.truth(condition.evaluate(frame)) ? first : second).evaluate(frame);
        }
        return value;
    }

    /** Operators that bind at least as tightly as {@code power}. */
    Node binary(int power) {
        var left = prefix();
        while (true) {
            var operator = Operator.at(tokens);
            if (operator == null || operator.power() < power) {
                return left;
            }
            if (operator.power() == Operator.COMPARE) {
                left = comparison(left);
            } else {
                operator.take(tokens);
                left = operator.joined(left, binary(operator.power() + 1));
            }
        }
    }

    private Node comparison(Node first) {
        var links = new ArrayList<Comparing>();
        for (var operator = Operator.at(tokens);
                operator != null && operator.power() == Operator.COMPARE;
                operator = Operator.at(tokens)) {
            operator.take(tokens);
            links.add(new Comparing(operator, binary(Operator.COMPARE + 1)));
        }
        return Comparing.chain(first, links);
    }

    private Node prefix() {
        if (tokens.takesName("not")) {
            var operand = binary(Operator.COMPARE);
            return frame -> !Types.truth(operand.evaluate(frame));
        }
        return unary(true);
    }

    private Node unary(boolean filtered) {
        Node node;
        if (tokens.takes("-")) {
            var operand = unary(false);
            node = frame -> Arithmetic.negate(operand.evaluate(frame));
        } else if (tokens.takes("+")) {
            var operand = unary(false);
            node = frame -> Arithmetic.add(0L, operand.evaluate(frame));
        } else {
            node = primaries.primary();
        }
        var whole = primaries.postfix(node);
        return filtered ? filtered(whole) : whole;
    }

    private Node filtered(Node node) {
        var value = node;
        while (true) {
            if (tokens.takes("|")) {
                value = filter(value);
            } else if (tokens.takesName("is")) {
                value = test(value);
            } else if (tokens.current().isOperator("(")) {
                value = call(value);
            } else {
                return value;
            }
        }
    }

    private Node filter(Node value) {
        var name = tokens.expect(Kind.NAME).text();
        var filter = builtins.filters().get(name);
        if (filter == null) {
            throw new PythonError("TemplateAssertionError", "No filter named '" + name + "'.");
        }
        var arguments = tokens.takes("(") ? primaries.arguments() : null;
        return arguments == null
                ? frame -> filter.apply(value.evaluate(frame), Arguments.NONE)
                : frame -> filter.apply(value.evaluate(frame), arguments.in(frame));
    }

    private Node test(Node value) {
        var negated = tokens.takesName("not");
        var name = tokens.expect(Kind.NAME).text();
        var test = builtins.tests().get(name);
        if (test == null) {
            throw new PythonError("TemplateAssertionError", "No test named '" + name + "'.");
        }
        var arguments = testArguments();
        return frame -> test.holds(value.evaluate(frame), arguments.in(frame)) != negated;
    }

    private Call testArguments() {
        var token = tokens.current();
        if (tokens.takes("(")) {
            return primaries.arguments();
        }
        var literal = token.is(Kind.STRING) || token.is(Kind.INTEGER) || token.is(Kind.FLOAT);
        var name = token.is(Kind.NAME) && !NOT_A_TEST_ARGUMENT.contains(token.text());
        return literal || name || token.isOperator("[") || token.isOperator("{")
                ? Call.of(List.of(primaries.postfix(primaries.primary())))
                : Call.of(List.of());
    }

    Node call(Node function) {
        tokens.expect("(");
        var arguments = primaries.arguments();
        return frame -> Access.call(function.evaluate(frame), arguments.in(frame));
    }
}
