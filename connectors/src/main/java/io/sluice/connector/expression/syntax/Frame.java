package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.Undefined;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that one rendering sees: what the caller gave, and what statements have set. */
public final class Frame {
    private final Map<String, ? extends @Nullable Object> given;
    private final @Nullable Frame outer;
    private final Patience patience;
    private @Nullable Map<String, @Nullable Object> set;

    private Frame(Map<String, ? extends @Nullable Object> given, @Nullable Frame outer, Patience patience) {
        this.given = given;
        this.outer = outer;
        this.patience = patience;
    }

    public static Frame of(Map<String, ? extends @Nullable Object> given) {
        return new Frame(given, null, new Patience());
    }

    /** What is set inside is forgotten outside. */
    Frame inner() {
        return new Frame(given, this, patience);
    }

    /** A round of a loop begins. */
    void round() {
        patience.round();
    }

    void set(String name, @Nullable Object value) {
        if (set == null) {
            set = new HashMap<>();
        }
        set.put(name, value);
    }

    /** The value of a name, or {@code otherwise}, which a missing one falls back to. */
    @Nullable
    Object lookup(String name, @Nullable Object otherwise) {
        for (var frame = this; frame != null; frame = frame.outer) {
            if (frame.set != null && frame.set.containsKey(name)) {
                return frame.set.get(name);
            }
        }
        var value = given.get(name);
        if (value != null || given.containsKey(name)) {
            return value;
        }
        return otherwise instanceof Undefined ? Undefined.variable(name) : otherwise;
    }
}
