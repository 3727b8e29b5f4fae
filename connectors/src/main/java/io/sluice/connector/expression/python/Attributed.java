package io.sluice.connector.expression.python;

import org.jspecify.annotations.Nullable;

/** A value with attributes of its own; an unknown one is {@link Undefined}. */
public interface Attributed {
    @Nullable
    Object attribute(String name);
}
