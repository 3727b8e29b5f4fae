package io.sluice.connector.mockapi.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes an expression over the values in its scope. */
final class Evaluation {
    private final Map<String, @Nullable Object> scope;

    Evaluation(Map<String, @Nullable Object> scope) {
        this.scope = scope;
    }

    @Nullable
    Object of(Node node) {
        return switch (node) {
            case Node.Literal(var value) -> value;
            case Node.Name(var name) -> scope.containsKey(name) ? scope.get(name) : Absent.VALUE;
            case Node.Member(var of, var key) -> member(of(of), of(key));
            case Node.Slice(var of, var from, var to) -> slice(of(of), from, to);
            case Node.Call call -> call(call);
            case Node.Filter(var input, var name, var arguments, var named) ->
                Filters.apply(name, of(input), all(arguments), all(named));
            case Node.Test(var input, var name, var arguments, var negated) ->
                negated != Tests.holds(name, of(input), all(arguments));
            case Node.Unary(var operator, var operand) ->
                operator.equals("not") ? !Values.truth(of(operand)) : Arithmetic.of("-", 0L, of(operand));
            case Node.Binary binary -> binary(binary);
            case Node.Choice(var condition, var yes, var no) ->
                Values.truth(of(condition)) ? of(yes) : no == null ? Absent.VALUE : of(no);
            case Node.Items(var items) -> all(items);
            case Node.Entries(var entries) -> map(entries);
        };
    }

    private Map<String, @Nullable Object> map(Map<Node, Node> entries) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        entries.forEach((key, value) -> map.put(Values.text(of(key)), of(value)));
        return map;
    }

    private List<@Nullable Object> all(List<Node> nodes) {
        var values = new ArrayList<@Nullable Object>();
        nodes.forEach(node -> values.add(of(node)));
        return values;
    }

    private Map<String, @Nullable Object> all(Map<String, Node> nodes) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        nodes.forEach((name, node) -> values.put(name, of(node)));
        return values;
    }

    static @Nullable Object member(@Nullable Object of, @Nullable Object key) {
        return switch (of) {
            case Map<?, ?> map -> map.containsKey(key) ? map.get(key) : Absent.VALUE;
            case List<?> list when key instanceof Long index -> element(list, index);
            case String text
            when key instanceof Long index ->
                element(
                        text.chars()
                                .mapToObj(letter -> String.valueOf((char) letter))
                                .toList(),
                        index);
            case null -> Absent.VALUE;
            case Absent absent -> throw new Unreadable("nothing has a " + key);
            default -> Absent.VALUE;
        };
    }

    private static @Nullable Object element(List<?> list, long index) {
        var at = index < 0 ? list.size() + index : index;
        return at >= 0 && at < list.size() ? list.get((int) at) : Absent.VALUE;
    }

    private Object slice(@Nullable Object of, @Nullable Node from, @Nullable Node to) {
        var size = of instanceof List<?> list ? list.size() : of instanceof String text ? text.length() : -1;
        if (size < 0) {
            throw new Unreadable("cannot cut " + Values.text(of));
        }
        var start = bound(from, 0, size);
        var end = Math.max(start, bound(to, size, size));
        return of instanceof List<?> list ? list.subList(start, end) : ((String) of).substring(start, end);
    }

    private int bound(@Nullable Node node, int otherwise, int size) {
        if (node == null || !(of(node) instanceof Long index)) {
            return otherwise;
        }
        return (int) Math.clamp(index < 0 ? size + index : index, 0, size);
    }

    private @Nullable Object call(Node.Call call) {
        var arguments = all(call.arguments());
        var named = all(call.named());
        return switch (call.callee()) {
            case Node.Name(var function) -> Functions.call(function, arguments, named, scope.get("now"));
            case Node.Member(var of, Node.Literal(String method)) -> Methods.call(of(of), method, arguments);
            default -> throw new Unreadable("only functions and methods are called");
        };
    }

    private @Nullable Object binary(Node.Binary binary) {
        var left = of(binary.left());
        return switch (binary.operator()) {
            case "and" -> Values.truth(left) ? of(binary.right()) : left;
            case "or" -> Values.truth(left) ? left : of(binary.right());
            case "==" -> Values.equal(left, of(binary.right()));
            case "!=" -> !Values.equal(left, of(binary.right()));
            case "in" -> Values.contains(of(binary.right()), left);
            case "<" -> Values.order(left, of(binary.right())) < 0;
            case ">" -> Values.order(left, of(binary.right())) > 0;
            case "<=" -> Values.order(left, of(binary.right())) <= 0;
            case ">=" -> Values.order(left, of(binary.right())) >= 0;
            default -> Arithmetic.of(binary.operator(), left, of(binary.right()));
        };
    }
}
