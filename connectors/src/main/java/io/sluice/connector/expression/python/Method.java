package io.sluice.connector.expression.python;

import org.jspecify.annotations.Nullable;

/** A method of one kind of value, not bound yet. */
@FunctionalInterface
interface Method<T> {
    @Nullable
    Object call(T self, Arguments arguments);
}
