package io.sluice.connector.mockapi.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One expression: its value, the names it uses, and the places in them that it looks at. */
public final class Expression {
    private final Node node;

    Expression(Node node) {
        this.node = node;
    }

    /** The value as plain Java (null, Boolean, Long, Double, String, List, Map); an absent one is null. */
    public @Nullable Object value(Map<String, @Nullable Object> scope) {
        var value = new Evaluation(scope).of(node);
        return value == Absent.VALUE ? null : value;
    }

    String text(Map<String, @Nullable Object> scope) {
        return Values.text(new Evaluation(scope).of(node));
    }

    /** The names at the root of every path, functions left out. */
    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        Walk.over(node, part -> {
            if (part instanceof Node.Name(var name)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Every longest path of constant keys that starts at a name, such as {@code [response, meta, next]}. */
    public List<List<String>> paths() {
        var paths = new ArrayList<List<String>>();
        Walk.paths(node, paths::add);
        return paths;
    }

    /** The path that the whole expression is, or nothing if it is more than one. */
    public List<String> barePath() {
        var paths = paths();
        return paths.size() == 1 && Walk.isPath(node) ? paths.getFirst() : List.of();
    }

    /** The first argument of the function {@code name} and its constant second one, if the expression is such a call. */
    public @Nullable String constantArgument(String function, int index) {
        if (node instanceof Node.Call(Node.Name(var name), var arguments, var named)
                && name.equals(function)
                && arguments.size() > index
                && arguments.get(index) instanceof Node.Literal(String text)) {
            return text;
        }
        return null;
    }

    /** String constants in it, at whatever place. */
    public Set<String> constants() {
        var constants = new LinkedHashSet<String>();
        Walk.over(node, part -> {
            if (part instanceof Node.Literal(String text)) {
                constants.add(text);
            }
        });
        return constants;
    }

    /** Whole numbers that it mentions. */
    public Set<Long> numbers() {
        var numbers = new LinkedHashSet<Long>();
        Walk.over(node, part -> {
            if (part instanceof Node.Literal(Long number)) {
                numbers.add(number);
            }
        });
        return numbers;
    }
}
