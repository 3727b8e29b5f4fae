package io.sluice.connector.expression.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a function is called with. */
public record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
    public static final Arguments NONE = new Arguments(List.of(), Map.of());

    public int count() {
        return positional.size() + named.size();
    }

    public boolean has(int position, String name) {
        return position < positional.size() || named.containsKey(name);
    }

    /** The argument that must be there. */
    public @Nullable Object at(int position, String name) {
        if (!has(position, name)) {
            throw PythonError.type("missing argument: '" + name + "'");
        }
        return position < positional.size() ? positional.get(position) : named.get(name);
    }

    public @Nullable Object at(int position, String name, @Nullable Object otherwise) {
        return has(position, name) ? at(position, name) : otherwise;
    }

    public String text(int position, String name) {
        return Types.text(at(position, name));
    }

    public String text(int position, String name, String otherwise) {
        return has(position, name) ? text(position, name) : otherwise;
    }

    public int number(int position, String name, int otherwise) {
        return has(position, name) ? Types.index(at(position, name)) : otherwise;
    }

    /** Refuses more arguments than the function knows. */
    public Arguments atMost(int most) {
        if (count() > most) {
            throw PythonError.type("expected at most " + most + " arguments, got " + count());
        }
        return this;
    }

    /** Without the first {@code count} positional ones. */
    public Arguments after(int count) {
        return new Arguments(positional.subList(Math.min(count, positional.size()), positional.size()), named);
    }
}
