package io.sluice.connector.expression.builtin;

import io.sluice.connector.expression.python.Arguments;
import io.sluice.connector.expression.python.Arithmetic;
import io.sluice.connector.expression.python.Comparison;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Tuple;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.python.Undefined;
import io.sluice.connector.expression.python.Words;
import io.sluice.connector.expression.syntax.Builtins.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters over whole sequences, and the default for a value that is not there. */
final class SequenceFilters {
    private SequenceFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("default", SequenceFilters::otherwise),
                Map.entry("d", SequenceFilters::otherwise),
                Map.entry("length", (value, none) -> Types.length(value)),
                Map.entry("count", (value, none) -> Types.length(value)),
                Map.entry("first", (value, none) -> first(value)),
                Map.entry("last", (value, none) -> last(value)),
                Map.entry("list", (value, none) -> Types.list(value)),
                Map.entry("join", SequenceFilters::join),
                Map.entry("items", (value, none) -> items(value)),
                Map.entry("reverse", (value, none) -> reversed(value)),
                Map.entry("sort", SequenceFilters::sort),
                Map.entry("unique", SequenceFilters::unique),
                Map.entry("min", (value, arguments) -> extreme(value, arguments, -1)),
                Map.entry("max", (value, arguments) -> extreme(value, arguments, 1)),
                Map.entry("sum", SequenceFilters::sum),
                Map.entry("attr", (value, arguments) -> EachFilters.path(value, arguments.text(0, "name"))));
    }

    private static @Nullable Object otherwise(@Nullable Object value, Arguments arguments) {
        var missing =
                value instanceof Undefined || Types.truth(arguments.at(1, "boolean", false)) && !Types.truth(value);
        return missing ? arguments.at(0, "default_value", "") : value;
    }

    private static @Nullable Object first(@Nullable Object value) {
        var items = Types.items(value);
        return items.hasNext() ? items.next() : Undefined.variable("first of an empty sequence");
    }

    private static @Nullable Object last(@Nullable Object value) {
        var items = Types.list(value);
        return items.isEmpty() ? Undefined.variable("last of an empty sequence") : items.getLast();
    }

    private static Object join(@Nullable Object value, Arguments arguments) {
        var attribute = arguments.at(1, "attribute", null);
        var texts = Types.list(value).stream()
                .map(item -> attribute == null ? item : EachFilters.path(item, attribute))
                .map(Text::str)
                .toList();
        return Words.joined(Text.str(arguments.at(0, "d", "")), texts);
    }

    private static List<@Nullable Object> items(@Nullable Object value) {
        if (value instanceof Undefined) {
            return List.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw PythonError.type("Can only get item pairs from a mapping.");
        }
        var pairs = new ArrayList<@Nullable Object>();
        map.forEach((key, item) -> {
            var pair = new ArrayList<@Nullable Object>();
            Collections.addAll(pair, key, item);
            pairs.add(new Tuple(pair));
        });
        return pairs;
    }

    private static Object reversed(@Nullable Object value) {
        if (value instanceof String text) {
            return new StringBuilder(text).reverse().toString();
        }
        var items = Types.list(value);
        Collections.reverse(items);
        return items;
    }

    private static @Nullable Object folded(@Nullable Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    private static Object sort(@Nullable Object value, Arguments arguments) {
        Comparator<@Nullable Object> order = Comparator.comparing(
                item -> key(item, arguments.at(2, "attribute", null), arguments.at(1, "case_sensitive", false)),
                Comparison::order);
        var items = Types.list(value);
        items.sort(Types.truth(arguments.at(0, "reverse", false)) ? order.reversed() : order);
        return items;
    }

    private static @Nullable Object key(@Nullable Object item, @Nullable Object attribute, @Nullable Object exactly) {
        var key = attribute == null ? item : EachFilters.path(item, attribute);
        return Types.truth(exactly) ? key : folded(key);
    }

    private static Object unique(@Nullable Object value, Arguments arguments) {
        var seen = new ArrayList<@Nullable Object>();
        var unique = new ArrayList<@Nullable Object>();
        for (var item : Types.list(value)) {
            var key = key(item, arguments.at(1, "attribute", null), arguments.at(0, "case_sensitive", false));
            if (!Comparison.contains(seen, key)) {
                seen.add(key);
                unique.add(item);
            }
        }
        return unique;
    }

    private static @Nullable Object extreme(@Nullable Object value, Arguments arguments, int sign) {
        var attribute = arguments.at(1, "attribute", null);
        var exactly = arguments.at(0, "case_sensitive", false);
        @Nullable Object best = Undefined.variable("extreme of an empty sequence");
        for (var item : Types.list(value)) {
            if (best instanceof Undefined
                    || sign * Comparison.order(key(item, attribute, exactly), key(best, attribute, exactly)) > 0) {
                best = item;
            }
        }
        return best;
    }

    private static @Nullable Object sum(@Nullable Object value, Arguments arguments) {
        var attribute = arguments.at(0, "attribute", null);
        var sum = arguments.at(1, "start", 0L);
        for (var item : Types.list(value)) {
            sum = Arithmetic.add(sum, attribute == null ? item : EachFilters.path(item, attribute));
        }
        return sum;
    }
}
