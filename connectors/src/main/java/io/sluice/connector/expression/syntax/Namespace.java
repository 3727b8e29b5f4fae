package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.Attributed;
import io.sluice.connector.expression.python.Undefined;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that a loop may set and that outlive it. */
public final class Namespace implements Attributed {
    private final Map<String, @Nullable Object> values;

    public Namespace(Map<String, @Nullable Object> values) {
        this.values = new HashMap<>(values);
    }

    void set(String name, @Nullable Object value) {
        values.put(name, value);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return values.containsKey(name) ? values.get(name) : new Undefined(this, name);
    }
}
