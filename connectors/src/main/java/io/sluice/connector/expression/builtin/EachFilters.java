package io.sluice.connector.expression.builtin;

import io.sluice.connector.expression.python.Access;
import io.sluice.connector.expression.python.Arguments;
import io.sluice.connector.expression.python.Generator;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.python.Undefined;
import io.sluice.connector.expression.syntax.Builtins.Filter;
import io.sluice.connector.expression.syntax.Builtins.Test;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** map, select and reject: what they compute is computed when it is asked for. */
final class EachFilters {
    private final Map<String, Filter> filters;
    private final Map<String, Test> tests;

    EachFilters(Map<String, Filter> filters, Map<String, Test> tests) {
        this.filters = filters;
        this.tests = tests;
    }

    Map<String, Filter> all() {
        return Map.of(
                "map", this::map,
                "select", (value, arguments) -> chosen(value, arguments, false, true),
                "reject", (value, arguments) -> chosen(value, arguments, false, false),
                "selectattr", (value, arguments) -> chosen(value, arguments, true, true),
                "rejectattr", (value, arguments) -> chosen(value, arguments, true, false));
    }

    private Object map(@Nullable Object value, Arguments arguments) {
        if (!Types.truth(value)) {
            return new Generator(List.<@Nullable Object>of().iterator());
        }
        return lazily(value, items -> items.map(mapping(arguments)));
    }

    private UnaryOperator<@Nullable Object> mapping(Arguments arguments) {
        if (arguments.positional().isEmpty() && arguments.named().containsKey("attribute")) {
            var attribute = arguments.named().get("attribute");
            var otherwise = arguments.named().get("default");
            return item -> {
                var found = path(item, attribute);
                return found instanceof Undefined && otherwise != null ? otherwise : found;
            };
        }
        var name = filterName(arguments);
        var filter = filters.get(name);
        if (filter == null) {
            throw new PythonError("TemplateRuntimeError", "No filter named '" + name + "'.");
        }
        return item -> filter.apply(item, arguments.after(1));
    }

    private static String filterName(Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            throw new PythonError("FilterArgumentError", "map requires a filter argument");
        }
        return Text.str(arguments.positional().getFirst());
    }

    private Object chosen(@Nullable Object value, Arguments arguments, boolean byAttribute, boolean wanted) {
        if (!Types.truth(value)) {
            return new Generator(List.<@Nullable Object>of().iterator());
        }
        return lazily(value, items -> {
            var test = test(arguments.after(byAttribute ? 1 : 0));
            UnaryOperator<@Nullable Object> subject =
                    byAttribute ? item -> path(item, arguments.at(0, "attribute")) : UnaryOperator.identity();
            return items.filter(item -> test.test(subject.apply(item)) == wanted);
        });
    }

    private Predicate<@Nullable Object> test(Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            return Types::truth;
        }
        var name = Text.str(arguments.positional().getFirst());
        var test = tests.get(name);
        if (test == null) {
            throw new PythonError("TemplateRuntimeError", "No test named '" + name + "'.");
        }
        var rest = arguments.after(1);
        return item -> test.holds(item, rest);
    }

    /** Like a Python generator: nothing happens, no error either, before the first item is taken. */
    private static Generator lazily(@Nullable Object value, UnaryOperator<Stream<@Nullable Object>> work) {
        return new Generator(new Iterator<>() {
            private @Nullable Iterator<@Nullable Object> items;

            private Iterator<@Nullable Object> started() {
                if (items == null) {
                    items = work.apply(Types.list(value).stream()).iterator();
                }
                return items;
            }

            @Override
            public boolean hasNext() {
                return started().hasNext();
            }

            @Override
            public @Nullable Object next() {
                return started().next();
            }
        });
    }

    /** {@code a.b.0}: items first, as subscripts do. */
    static @Nullable Object path(@Nullable Object value, @Nullable Object attribute) {
        if (!(attribute instanceof String path)) {
            return Access.item(value, attribute);
        }
        var found = value;
        for (var name : path.split("\\.", -1)) {
            found = Access.item(found, name.matches("\\d+") ? (Object) Long.valueOf(name) : name);
        }
        return found;
    }
}
