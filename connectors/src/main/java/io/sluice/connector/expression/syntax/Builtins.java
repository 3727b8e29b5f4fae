package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.Arguments;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a template may name without being given it. */
public record Builtins(
        Map<String, Filter> filters, Map<String, Test> tests, Map<String, ? extends @Nullable Object> globals) {
    /** {@code value | name(arguments)}. */
    @FunctionalInterface
    public interface Filter {
        @Nullable
        Object apply(@Nullable Object value, Arguments arguments);
    }

    /** {@code value is name(arguments)}. */
    @FunctionalInterface
    public interface Test {
        boolean holds(@Nullable Object value, Arguments arguments);
    }
}
