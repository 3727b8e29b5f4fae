package io.sluice.connector.expression.python;

import org.jspecify.annotations.Nullable;

/** A function or a method bound to its value. */
@FunctionalInterface
public interface Callable {
    @Nullable
    Object call(Arguments arguments);
}
