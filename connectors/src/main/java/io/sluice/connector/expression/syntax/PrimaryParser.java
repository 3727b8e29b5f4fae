package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.Access;
import io.sluice.connector.expression.python.Comparison;
import io.sluice.connector.expression.python.Numbers;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Tuple;
import io.sluice.connector.expression.syntax.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Literals, names and brackets, and what is appended to them: members, items, slices, calls. */
final class PrimaryParser {
    private final Tokens tokens;
    private final ExpressionParser expressions;

    PrimaryParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Node primary() {
        var token = tokens.next();
        return switch (token.kind()) {
            case NAME -> named(token.text());
            case STRING -> constant(strings(token.text()));
            case INTEGER -> constant(integer(token.text()));
            case FLOAT -> constant(Double.valueOf(token.text()));
            case OPERATOR -> bracket(token);
            default -> throw tokens.unexpected("an expression");
        };
    }

    private static Node constant(@Nullable Object value) {
        return frame -> value;
    }

    private Node named(String name) {
        return switch (name) {
            case "true", "True" -> constant(true);
            case "false", "False" -> constant(false);
            case "none", "None" -> constant(null);
            default -> expressions.name(name);
        };
    }

    private String strings(String first) {
        var all = new StringBuilder(first);
        while (tokens.current().is(Kind.STRING)) {
            all.append(tokens.next().text());
        }
        return all.toString();
    }

    private static Object integer(String text) {
        var radix = text.length() < 3 || Character.isDigit(text.charAt(1))
                ? 10
                : switch (Character.toLowerCase(text.charAt(1))) {
                    case 'x' -> 16;
                    case 'o' -> 8;
                    default -> 2;
                };
        return Numbers.integer(new BigInteger(radix == 10 ? text : text.substring(2), radix));
    }

    private Node bracket(Token token) {
        return switch (token.text()) {
            case "(" -> parenthesis();
            case "[" -> list();
            case "{" -> dict();
            default -> throw PythonError.syntax("unexpected '" + token.text() + "'");
        };
    }

    private Node parenthesis() {
        if (tokens.takes(")")) {
            return constant(new Tuple(List.of()));
        }
        var content = expressions.tuple(true);
        tokens.expect(")");
        return content;
    }

    private Node list() {
        var items = items("]");
        return frame -> ExpressionParser.values(items, frame);
    }

    private List<Node> items(String close) {
        var items = new ArrayList<Node>();
        while (!tokens.takes(close)) {
            items.add(expressions.expression());
            if (!tokens.takes(",")) {
                tokens.expect(close);
                break;
            }
        }
        return items;
    }

    private Node dict() {
        var keys = new ArrayList<Node>();
        var values = new ArrayList<Node>();
        while (!tokens.takes("}")) {
            keys.add(expressions.expression());
            tokens.expect(":");
            values.add(expressions.expression());
            if (!tokens.takes(",")) {
                tokens.expect("}");
                break;
            }
        }
        return frame -> {
            var dict = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            for (var i = 0; i < keys.size(); i++) {
                dict.put(
                        Comparison.hashable(keys.get(i).evaluate(frame)),
                        values.get(i).evaluate(frame));
            }
            return dict;
        };
    }

    Node postfix(Node start) {
        var node = start;
        while (true) {
            if (tokens.takes(".")) {
                node = member(node);
            } else if (tokens.takes("[")) {
                node = subscript(node);
            } else if (tokens.current().isOperator("(")) {
                node = expressions.call(node);
            } else {
                return node;
            }
        }
    }

    private Node member(Node owner) {
        var token = tokens.next();
        if (token.is(Kind.INTEGER)) {
            var index = integer(token.text());
            return frame -> Access.item(owner.evaluate(frame), index);
        }
        if (!token.is(Kind.NAME)) {
            throw tokens.unexpected("name or number");
        }
        var name = token.text();
        return frame -> Access.attribute(owner.evaluate(frame), name);
    }

    private Node subscript(Node owner) {
        var bounds = new ArrayList<@Nullable Node>();
        bounds.add(bound());
        while (tokens.takes(":")) {
            bounds.add(bound());
        }
        tokens.expect("]");
        var first = bounds.getFirst();
        if (bounds.size() > 1) {
            var stop = bounds.get(1);
            var step = bounds.size() > 2 ? bounds.get(2) : null;
            return frame -> Access.slice(owner.evaluate(frame), in(frame, first), in(frame, stop), in(frame, step));
        }
        if (first == null) {
            throw tokens.unexpected("a subscript");
        }
        return frame -> Access.item(owner.evaluate(frame), first.evaluate(frame));
    }

    private @Nullable Node bound() {
        return tokens.current().isOperator(":") || tokens.current().isOperator("]") ? null : expressions.expression();
    }

    private static @Nullable Object in(Frame frame, @Nullable Node node) {
        return node == null ? null : node.evaluate(frame);
    }

    /** Behind the opening parenthesis. */
    Call arguments() {
        var positional = new ArrayList<Node>();
        var named = new LinkedHashMap<String, Node>();
        while (!tokens.takes(")")) {
            if (tokens.current().is(Kind.NAME) && tokens.following().isOperator("=")) {
                var name = tokens.next().text();
                tokens.expect("=");
                named.put(name, expressions.expression());
            } else {
                positional.add(expressions.expression());
            }
            if (!tokens.takes(",")) {
                tokens.expect(")");
                break;
            }
        }
        return new Call(positional, named);
    }
}
