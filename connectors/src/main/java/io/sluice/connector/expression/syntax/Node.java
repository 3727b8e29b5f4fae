package io.sluice.connector.expression.syntax;

import org.jspecify.annotations.Nullable;

/** A compiled expression. */
@FunctionalInterface
public interface Node {
    @Nullable
    Object evaluate(Frame frame);
}
