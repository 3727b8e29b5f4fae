package io.sluice.connector.expression;

import io.sluice.connector.expression.builtin.Library;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.syntax.Builtins;
import io.sluice.connector.expression.syntax.TemplateParser;
import java.time.Clock;

/** Compiles the expressions of one manifest; all share a clock. */
public final class Expressions {
    private static final int LONGEST = 200_000;

    private final Builtins builtins;

    public Expressions(Clock clock) {
        builtins = Library.with(clock);
    }

    /** Throws a {@link PythonError} where the text is no template. */
    public Expression compile(String template) {
        if (template.length() > LONGEST) {
            throw PythonError.syntax("the template is longer than " + LONGEST + " characters");
        }
        try {
            return new Expression(template, TemplateParser.parse(template, builtins));
        } catch (StackOverflowError tooDeep) {
            throw new PythonError("RecursionError", "the template is nested too deeply");
        }
    }
}
