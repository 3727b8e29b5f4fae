package io.sluice.connector.expression.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes and methods of values. */
final class Members {
    private Members() {}

    @SuppressWarnings("unchecked")
    static @Nullable Object find(@Nullable Object owner, String name) {
        if (owner instanceof Attributed attributed && !(attributed.attribute(name) instanceof Undefined)) {
            return attributed.attribute(name);
        }
        return switch (owner) {
            case Map<?, ?> map -> bound(DictMethods.METHODS.get(name), (Map<@Nullable Object, @Nullable Object>) map);
            case String text -> bound(StringMethods.METHODS.get(name), text);
            case Tuple tuple ->
                ListMethods.READING.contains(name) ? bound(ListMethods.METHODS.get(name), tuple.items()) : null;
            case List<?> items -> bound(ListMethods.METHODS.get(name), (List<@Nullable Object>) items);
            case Attributed attributed -> attributed.attribute(name);
            case Double number when name.equals("is_integer") -> (Callable) none -> number == Math.rint(number);
            case null -> null;
            default -> TimeMembers.find(owner, name);
        };
    }

    private static <T> @Nullable Object bound(@Nullable Method<T> method, T self) {
        return method == null ? null : (Callable) arguments -> method.call(self, arguments);
    }
}
