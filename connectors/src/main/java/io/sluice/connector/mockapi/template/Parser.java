package io.sluice.connector.mockapi.template;

import io.sluice.connector.mockapi.template.Lexer.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads tokens by recursive descent, loosest operator first. */
final class Parser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");
    private static final Set<String> SUMS = Set.of("+", "-", "~");
    private static final Set<String> PRODUCTS = Set.of("*", "/", "//", "%", "**");
    private static final Set<String> TESTS_WITH_ARGUMENT = Set.of("equalto", "eq", "sameas", "in", "ne");

    private final Tokens tokens;

    private Parser(Tokens tokens) {
        this.tokens = tokens;
    }

    static Node expression(String source) {
        var parser = new Parser(new Tokens(Lexer.tokens(source)));
        var node = parser.choice();
        parser.expectEnd(source);
        return node;
    }

    private void expectEnd(String source) {
        if (tokens.peek().kind() != Kind.END) {
            throw new Unreadable("unexpected " + tokens.peek().text() + " in " + source);
        }
    }

    private Node choice() {
        var value = or();
        if (!tokens.takesWord("if")) {
            return value;
        }
        var condition = or();
        return new Node.Choice(condition, value, tokens.takesWord("else") ? choice() : null);
    }

    private Node or() {
        var left = and();
        while (tokens.takesWord("or")) {
            left = new Node.Binary("or", left, and());
        }
        return left;
    }

    private Node and() {
        var left = not();
        while (tokens.takesWord("and")) {
            left = new Node.Binary("and", left, not());
        }
        return left;
    }

    private Node not() {
        return tokens.takesWord("not") ? new Node.Unary("not", not()) : comparison();
    }

    private Node comparison() {
        var left = sum();
        while (true) {
            if (tokens.isSignOf(COMPARISONS)) {
                left = new Node.Binary(tokens.next().text(), left, sum());
            } else if (tokens.takesWord("in")) {
                left = new Node.Binary("in", left, sum());
            } else if (tokens.takesWords("not", "in")) {
                left = new Node.Unary("not", new Node.Binary("in", left, sum()));
            } else {
                return left;
            }
        }
    }

    private Node sum() {
        var left = product();
        while (tokens.isSignOf(SUMS)) {
            left = new Node.Binary(tokens.next().text(), left, product());
        }
        return left;
    }

    private Node product() {
        var left = unary();
        while (tokens.isSignOf(PRODUCTS)) {
            left = new Node.Binary(tokens.next().text(), left, unary());
        }
        return left;
    }

    private Node unary() {
        return tokens.takesSign("-") ? new Node.Unary("-", unary()) : filtered(postfix(primary()));
    }

    private Node filtered(Node node) {
        var result = node;
        while (tokens.isSign("|") || tokens.isWord("is")) {
            result = tokens.takesSign("|") ? filter(result) : test(result);
        }
        return result;
    }

    private Node filter(Node input) {
        var name = tokens.next().text();
        var call = tokens.takesSign("(") ? call(input) : new Node.Call(input, List.of(), Map.of());
        return postfix(new Node.Filter(input, name, call.arguments(), call.named()));
    }

    private Node test(Node input) {
        tokens.next();
        var negated = tokens.takesWord("not");
        var name = tokens.next().text();
        List<Node> arguments = tokens.takesSign("(")
                ? call(input).arguments()
                : TESTS_WITH_ARGUMENT.contains(name) ? List.of(sum()) : List.of();
        return new Node.Test(input, name, arguments, negated);
    }

    private Node postfix(Node start) {
        var node = start;
        while (true) {
            if (tokens.takesSign(".")) {
                node = new Node.Member(node, new Node.Literal(tokens.next().text()));
            } else if (tokens.takesSign("[")) {
                node = subscript(node);
            } else if (tokens.takesSign("(")) {
                node = call(node);
            } else {
                return node;
            }
        }
    }

    private Node subscript(Node of) {
        var from = tokens.isSign(":") ? null : choice();
        if (from != null && tokens.takesSign("]")) {
            return new Node.Member(of, from);
        }
        tokens.expect(":");
        var to = tokens.isSign("]") ? null : choice();
        tokens.expect("]");
        return new Node.Slice(of, from, to);
    }

    private Node.Call call(Node callee) {
        var arguments = new ArrayList<Node>();
        var named = new LinkedHashMap<String, Node>();
        while (!tokens.takesSign(")")) {
            if (tokens.peek().kind() == Kind.NAME && tokens.isSignNext("=")) {
                var name = tokens.next().text();
                tokens.next();
                named.put(name, choice());
            } else {
                arguments.add(choice());
            }
            tokens.takesSign(",");
        }
        return new Node.Call(callee, arguments, named);
    }

    private Node primary() {
        var token = tokens.next();
        return switch (token.kind()) {
            case STRING -> new Node.Literal(joined(token.text()));
            case NUMBER -> new Node.Literal(number(token.text()));
            case NAME -> word(token.text());
            case SIGN -> bracketed(token.text());
            case END -> throw new Unreadable("the expression ends too early");
        };
    }

    private static Object number(String text) {
        return text.contains(".") ? (Object) Double.valueOf(text) : (Object) Long.valueOf(text);
    }

    private String joined(String first) {
        var text = first;
        while (tokens.peek().kind() == Kind.STRING) {
            text += tokens.next().text();
        }
        return text;
    }

    private static Node word(String name) {
        return switch (name) {
            case "true", "True" -> new Node.Literal(true);
            case "false", "False" -> new Node.Literal(false);
            case "none", "None" -> new Node.Literal(null);
            default -> new Node.Name(name);
        };
    }

    private Node bracketed(String sign) {
        return switch (sign) {
            case "(" -> parenthesised();
            case "[" -> new Node.Items(items("]"));
            case "{" -> entries();
            default -> throw new Unreadable("unexpected " + sign);
        };
    }

    private Node parenthesised() {
        var first = choice();
        if (tokens.takesSign(")")) {
            return first;
        }
        tokens.expect(",");
        var items = new ArrayList<Node>(List.of(first));
        items.addAll(items(")"));
        return new Node.Items(items);
    }

    private List<Node> items(String end) {
        var items = new ArrayList<Node>();
        while (!tokens.takesSign(end)) {
            items.add(choice());
            tokens.takesSign(",");
        }
        return items;
    }

    private Node entries() {
        var entries = new LinkedHashMap<Node, Node>();
        while (!tokens.takesSign("}")) {
            var key = choice();
            tokens.expect(":");
            entries.put(key, choice());
            tokens.takesSign(",");
        }
        return new Node.Entries(entries);
    }
}
