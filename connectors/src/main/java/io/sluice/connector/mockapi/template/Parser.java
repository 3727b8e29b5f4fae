package io.sluice.connector.mockapi.template;

import io.sluice.connector.mockapi.template.Lexer.Kind;
import io.sluice.connector.mockapi.template.Lexer.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads tokens by recursive descent, loosest operator first. */
final class Parser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");
    private static final Set<String> TESTS_WITH_ARGUMENT = Set.of("equalto", "eq", "sameas", "in", "ne");

    private final List<Token> tokens;
    private int at;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Node expression(String source) {
        var parser = new Parser(Lexer.tokens(source));
        var node = parser.choice();
        parser.expectEnd(source);
        return node;
    }

    private void expectEnd(String source) {
        if (peek().kind() != Kind.END) {
            throw new Unreadable("unexpected " + peek().text() + " in " + source);
        }
    }

    private Node choice() {
        var value = or();
        if (!takesWord("if")) {
            return value;
        }
        var condition = or();
        return new Node.Choice(condition, value, takesWord("else") ? choice() : null);
    }

    private Node or() {
        var left = and();
        while (takesWord("or")) {
            left = new Node.Binary("or", left, and());
        }
        return left;
    }

    private Node and() {
        var left = not();
        while (takesWord("and")) {
            left = new Node.Binary("and", left, not());
        }
        return left;
    }

    private Node not() {
        return takesWord("not") ? new Node.Unary("not", not()) : comparison();
    }

    private Node comparison() {
        var left = sum();
        while (true) {
            if (peek().kind() == Kind.SIGN && COMPARISONS.contains(peek().text())) {
                left = new Node.Binary(next().text(), left, sum());
            } else if (takesWord("in")) {
                left = new Node.Binary("in", left, sum());
            } else if (isWord("not") && isWordAt(at + 1, "in")) {
                at += 2;
                left = new Node.Unary("not", new Node.Binary("in", left, sum()));
            } else {
                return left;
            }
        }
    }

    private Node sum() {
        var left = product();
        while (isSign("+") || isSign("-") || isSign("~")) {
            left = new Node.Binary(next().text(), left, product());
        }
        return left;
    }

    private Node product() {
        var left = unary();
        while (isSign("*") || isSign("/") || isSign("//") || isSign("%") || isSign("**")) {
            left = new Node.Binary(next().text(), left, unary());
        }
        return left;
    }

    private Node unary() {
        return takesSign("-") ? new Node.Unary("-", unary()) : filtered(postfix(primary()));
    }

    private Node filtered(Node node) {
        var result = node;
        while (isSign("|") || isWord("is")) {
            result = takesSign("|") ? filter(result) : test(result);
        }
        return result;
    }

    private Node filter(Node input) {
        var name = next().text();
        var call = takesSign("(") ? call(input) : new Node.Call(input, List.of(), Map.of());
        return postfix(new Node.Filter(input, name, call.arguments(), call.named()));
    }

    private Node test(Node input) {
        at++;
        var negated = takesWord("not");
        var name = next().text();
        List<Node> arguments = takesSign("(")
                ? call(input).arguments()
                : TESTS_WITH_ARGUMENT.contains(name) ? List.of(sum()) : List.of();
        return new Node.Test(input, name, arguments, negated);
    }

    private Node postfix(Node start) {
        var node = start;
        while (true) {
            if (takesSign(".")) {
                node = new Node.Member(node, new Node.Literal(next().text()));
            } else if (takesSign("[")) {
                node = subscript(node);
            } else if (takesSign("(")) {
                node = call(node);
            } else {
                return node;
            }
        }
    }

    private Node subscript(Node of) {
        var from = isSign(":") ? null : choice();
        if (from != null && takesSign("]")) {
            return new Node.Member(of, from);
        }
        expect(":");
        var to = isSign("]") ? null : choice();
        expect("]");
        return new Node.Slice(of, from, to);
    }

    private Node.Call call(Node callee) {
        var arguments = new ArrayList<Node>();
        var named = new LinkedHashMap<String, Node>();
        while (!takesSign(")")) {
            if (peek().kind() == Kind.NAME && isSignAt(at + 1, "=")) {
                var name = next().text();
                at++;
                named.put(name, choice());
            } else {
                arguments.add(choice());
            }
            takesSign(",");
        }
        return new Node.Call(callee, arguments, named);
    }

    private Node primary() {
        var token = next();
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
        while (peek().kind() == Kind.STRING) {
            text += next().text();
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
        if (takesSign(")")) {
            return first;
        }
        expect(",");
        var items = new ArrayList<Node>(List.of(first));
        items.addAll(items(")"));
        return new Node.Items(items);
    }

    private List<Node> items(String end) {
        var items = new ArrayList<Node>();
        while (!takesSign(end)) {
            items.add(choice());
            takesSign(",");
        }
        return items;
    }

    private Node entries() {
        var entries = new LinkedHashMap<Node, Node>();
        while (!takesSign("}")) {
            var key = choice();
            expect(":");
            entries.put(key, choice());
            takesSign(",");
        }
        return new Node.Entries(entries);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        var token = tokens.get(at);
        if (token.kind() == Kind.END) {
            throw new Unreadable("the expression ends too early");
        }
        at++;
        return token;
    }

    private void expect(String sign) {
        if (!takesSign(sign)) {
            throw new Unreadable("expected " + sign + ", found " + peek().text());
        }
    }

    private boolean isSign(String text) {
        return isSignAt(at, text);
    }

    private boolean isSignAt(int index, String text) {
        return index < tokens.size() && tokens.get(index).equals(new Token(Kind.SIGN, text));
    }

    private boolean isWord(String text) {
        return isWordAt(at, text);
    }

    private boolean isWordAt(int index, String text) {
        return index < tokens.size() && tokens.get(index).equals(new Token(Kind.NAME, text));
    }

    private boolean takesSign(String text) {
        return took(isSign(text));
    }

    private boolean takesWord(String text) {
        return took(isWord(text));
    }

    private boolean took(boolean matches) {
        at += matches ? 1 : 0;
        return matches;
    }
}
