package io.sluice.connector.mockapi.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Visits the parts of an expression. */
final class Walk {
    private Walk() {}

    /** All parts but the names of called functions. */
    static void over(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        children(node).forEach(child -> over(child, visitor));
    }

    /** Paths of constant keys, {@code x.get('key')} counted as a key. */
    static void paths(Node node, Consumer<List<String>> visitor) {
        var path = path(node);
        if (path != null) {
            visitor.accept(path);
            arguments(node).forEach(argument -> paths(argument, visitor));
            return;
        }
        children(node).forEach(child -> paths(child, visitor));
    }

    static boolean isPath(Node node) {
        return path(node) != null;
    }

    private static Stream<Node> arguments(Node node) {
        return switch (node) {
            case Node.Call(Node.Member(var of, var key), var arguments, var named) ->
                Stream.concat(arguments(of), arguments.stream());
            case Node.Member(var of, var key) -> arguments(of);
            default -> Stream.empty();
        };
    }

    private static @Nullable List<String> path(Node node) {
        return switch (node) {
            case Node.Name(var name) -> new ArrayList<>(List.of(name));
            case Node.Member(var of, Node.Literal(String key)) -> longer(path(of), key);
            case Node.Call(Node.Member(var of, Node.Literal(String method)), var arguments, var named)
            when method.equals("get")
                    && !arguments.isEmpty()
                    && arguments.getFirst() instanceof Node.Literal(String key) -> longer(path(of), key);
            default -> null;
        };
    }

    private static @Nullable List<String> longer(@Nullable List<String> path, String key) {
        if (path != null) {
            path.add(key);
        }
        return path;
    }

    private static Stream<Node> children(Node node) {
        return switch (node) {
            case Node.Literal literal -> Stream.empty();
            case Node.Name name -> Stream.empty();
            case Node.Member(var of, var key) -> Stream.of(of, key);
            case Node.Slice(var of, var from, var to) -> Stream.of(of);
            case Node.Call(Node.Name function, var arguments, var named) -> all(arguments, named);
            case Node.Call(var callee, var arguments, var named) ->
                Stream.concat(Stream.of(callee), all(arguments, named));
            case Node.Filter(var input, var name, var arguments, var named) ->
                Stream.concat(Stream.of(input), all(arguments, named));
            case Node.Test(var input, var name, var arguments, var negated) ->
                Stream.concat(Stream.of(input), arguments.stream());
            case Node.Unary(var operator, var operand) -> Stream.of(operand);
            case Node.Binary(var operator, var left, var right) -> Stream.of(left, right);
            case Node.Choice(var condition, var yes, var no) ->
                no == null ? Stream.of(condition, yes) : Stream.of(condition, yes, no);
            case Node.Items(var items) -> items.stream();
            case Node.Entries(var entries) -> Stream.concat(entries.keySet().stream(), entries.values().stream());
        };
    }

    private static Stream<Node> all(List<Node> arguments, Map<String, Node> named) {
        return Stream.concat(arguments.stream(), named.values().stream());
    }
}
