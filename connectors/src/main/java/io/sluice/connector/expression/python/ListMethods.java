package io.sluice.connector.expression.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of a list; a tuple has those that only read. */
final class ListMethods {
    static final Set<String> READING = Set.of("index", "count");
    static final Map<String, Method<List<@Nullable Object>>> METHODS = Map.of(
            "append", (self, arguments) -> nothing(self.add(arguments.at(0, "object"))),
            "extend", (self, arguments) -> nothing(self.addAll(Types.list(arguments.at(0, "iterable")))),
            "insert", ListMethods::insert,
            "pop", ListMethods::pop,
            "remove", (self, arguments) -> nothing(self.remove(index(self, arguments))),
            "reverse",
                    (self, arguments) -> {
                        Collections.reverse(self);
                        return null;
                    },
            "sort",
                    (self, arguments) -> {
                        self.sort(Comparison::order);
                        return null;
                    },
            "copy", (self, arguments) -> new ArrayList<>(self),
            "index", (self, arguments) -> (long) index(self, arguments),
            "count",
                    (self, arguments) -> self.stream()
                            .filter(item -> Comparison.equal(item, arguments.at(0, "value")))
                            .count());

    private ListMethods() {}

    private static @Nullable Object nothing(@Nullable Object ignored) {
        return null;
    }

    private static @Nullable Object insert(List<@Nullable Object> self, Arguments arguments) {
        var index = Types.index(arguments.at(0, "index"));
        self.add(Math.clamp(index < 0 ? (long) index + self.size() : index, 0, self.size()), arguments.at(1, "object"));
        return null;
    }

    private static @Nullable Object pop(List<@Nullable Object> self, Arguments arguments) {
        var index = arguments.number(0, "index", -1);
        var position = index < 0 ? index + self.size() : index;
        if (position < 0 || position >= self.size()) {
            throw new PythonError("IndexError", "pop index out of range");
        }
        return self.remove(position);
    }

    private static int index(List<@Nullable Object> self, Arguments arguments) {
        var wanted = arguments.at(0, "value");
        for (var i = 0; i < self.size(); i++) {
            if (Comparison.equal(self.get(i), wanted)) {
                return i;
            }
        }
        throw PythonError.value(Text.repr(wanted) + " is not in list");
    }
}
