package io.sluice.connector.manifest.component;

import io.sluice.connector.expression.Expression;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field that may hold an expression, compiled; anything but text stands for itself. */
public final class Interpolated {
    private final @Nullable Object raw;
    private final @Nullable Expression expression;
    private final Map<String, @Nullable Object> parameters;

    Interpolated(@Nullable Object raw, @Nullable Expression expression, Map<String, @Nullable Object> parameters) {
        this.raw = raw;
        this.expression = expression;
        this.parameters = parameters;
    }

    /** As the manifest writes it. */
    public @Nullable Object raw() {
        return raw;
    }

    /** Whether the value depends on nothing. */
    public boolean isConstant() {
        return expression == null
                || raw instanceof String text && !text.contains("{{") && !text.contains("{%") && !text.contains("{#");
    }

    /** The value; empty text stays empty text, and what rests on something undefined is an error. */
    public @Nullable Object value(Scope scope) {
        if (expression == null) {
            return raw;
        }
        var seen = scope.seen(parameters);
        var value = expression.value(seen);
        // null may mean None, nothing at all, or something undefined: only the text tells
        return value != null || !expression.text(seen).isEmpty() ? value : "";
    }

    /** The value; null also where the text is empty or rests on something undefined. */
    public @Nullable Object valueOrNull(Scope scope) {
        return expression == null ? raw : expression.value(scope.seen(parameters));
    }

    /** The value where it is text or a list, else the rendered text: what a query parameter takes. Null like {@link #valueOrNull}. */
    public @Nullable Object option(Scope scope) {
        if (expression == null) {
            return raw;
        }
        var seen = scope.seen(parameters);
        var value = expression.value(seen);
        if (value instanceof String || value instanceof List) {
            return value;
        }
        if (value != null) {
            return text(expression, seen);
        }
        try {
            var text = expression.text(seen);
            return text.isEmpty() ? null : text;
        } catch (PythonError error) {
            return null;
        }
    }

    private static String text(Expression expression, Map<String, @Nullable Object> seen) {
        try {
            return expression.text(seen);
        } catch (PythonError error) {
            if (error.isType()) {
                return expression.source();
            }
            throw error;
        }
    }

    /** Whether the expression reads a name. */
    public boolean reads(String name) {
        return expression != null && expression.reads(name);
    }

    /** The value as Python prints it. */
    public String text(Scope scope) {
        return Text.str(value(scope));
    }

    /** The rendered text, before it is read back as a literal. */
    public String rendered(Scope scope) {
        return expression == null ? Text.str(raw) : expression.text(scope.seen(parameters));
    }

    /** As a condition. */
    public boolean holds(Scope scope) {
        return expression == null ? Types.truth(raw) : expression.holds(scope.seen(parameters));
    }
}
