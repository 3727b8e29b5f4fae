package io.sluice.connector.expression.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of a dict. */
final class DictMethods {
    static final Map<String, Method<Map<@Nullable Object, @Nullable Object>>> METHODS = Map.of(
            "get", DictMethods::get,
            "keys", (self, arguments) -> new ArrayList<>(self.keySet()),
            "values", (self, arguments) -> new ArrayList<>(self.values()),
            "items", (self, arguments) -> items(self),
            "copy", (self, arguments) -> new LinkedHashMap<>(self),
            "update", DictMethods::update,
            "pop", DictMethods::pop,
            "setdefault", DictMethods::setDefault,
            "clear",
                    (self, arguments) -> {
                        self.clear();
                        return null;
                    });

    private DictMethods() {}

    private static @Nullable Object get(Map<@Nullable Object, @Nullable Object> self, Arguments arguments) {
        var key = Comparison.hashable(arguments.atMost(2).at(0, "key"));
        var value = self.get(key);
        return value != null || self.containsKey(key) ? value : arguments.at(1, "default", null);
    }

    private static List<@Nullable Object> items(Map<?, ?> self) {
        var items = new ArrayList<@Nullable Object>();
        self.forEach((key, value) -> {
            var pair = new ArrayList<@Nullable Object>();
            pair.add(key);
            pair.add(value);
            items.add(new Tuple(pair));
        });
        return items;
    }

    private static @Nullable Object update(Map<@Nullable Object, @Nullable Object> self, Arguments arguments) {
        if (!arguments.positional().isEmpty()) {
            self.putAll(dict(arguments.positional().getFirst()));
        }
        self.putAll(arguments.named());
        return null;
    }

    /** A dict of a dict or of pairs. */
    static Map<@Nullable Object, @Nullable Object> dict(@Nullable Object source) {
        if (source instanceof Undefined undefined) {
            throw undefined.error();
        }
        var dict = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        if (source instanceof Map<?, ?> map) {
            dict.putAll(map);
            return dict;
        }
        for (var item : Types.list(source)) {
            var pair = Types.list(item);
            if (pair.size() != 2) {
                throw PythonError.value("dictionary update sequence element has length " + pair.size());
            }
            dict.put(Comparison.hashable(pair.get(0)), pair.get(1));
        }
        return dict;
    }

    private static @Nullable Object pop(Map<@Nullable Object, @Nullable Object> self, Arguments arguments) {
        var key = arguments.at(0, "key");
        if (self.containsKey(key)) {
            return self.remove(key);
        }
        if (arguments.has(1, "default")) {
            return arguments.at(1, "default");
        }
        throw new PythonError("KeyError", Text.repr(key));
    }

    private static @Nullable Object setDefault(Map<@Nullable Object, @Nullable Object> self, Arguments arguments) {
        var key = Comparison.hashable(arguments.at(0, "key"));
        if (!self.containsKey(key)) {
            self.put(key, arguments.at(1, "default", null));
        }
        return self.get(key);
    }
}
