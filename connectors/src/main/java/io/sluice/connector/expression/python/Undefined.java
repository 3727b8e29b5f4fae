package io.sluice.connector.expression.python;

import org.jspecify.annotations.Nullable;

/** What a name or member that is not there evaluates to: empty as text, false, and an error in any computation. */
public record Undefined(@Nullable Object owner, @Nullable Object name) {
    public static Undefined variable(String name) {
        return new Undefined(null, name);
    }

    public PythonError error() {
        return PythonError.undefined(
                owner == null
                        ? "'" + name + "' is undefined"
                        : "'" + Types.name(owner) + "' has no member '" + name + "'");
    }

    /** Two of them are equal, whatever they stand for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Undefined;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
