package io.sluice.connector.expression;

import io.sluice.connector.expression.python.LiteralReader;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.syntax.Frame;
import io.sluice.connector.expression.syntax.Node;
import io.sluice.connector.expression.syntax.Part;
import io.sluice.connector.expression.syntax.TemplateParser.Parsed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled template: the same text and the same value as the reference engine, at the price of a few calls. */
public final class Expression {
    private static final Set<String> FALSE = Set.of("False", "false", "{}", "[]", "()", "", "0", "0.0");
    private final String source;
    private final List<Part> parts;
    private final String[] undeclared;
    /** Set where the whole template is one output, whose value mostly needs no text. */
    private final @Nullable Node only;

    Expression(String source, Parsed parsed) {
        this.source = source;
        parts = parsed.parts();
        undeclared = parsed.undeclared().toArray(String[]::new);
        only = parts.size() == 1 && parts.getFirst() instanceof Part.Output output ? output.node() : null;
    }

    public String source() {
        return source;
    }

    /** Whether the template reads a name that the caller gives. */
    public boolean reads(String name) {
        return List.of(undeclared).contains(name);
    }

    /** The rendered text, before it is read back. */
    public String text(Map<String, ? extends @Nullable Object> given) {
        requireDeclared(given);
        try {
            return rendered(Frame.of(given));
        } catch (StackOverflowError tooDeep) {
            throw tooDeep();
        }
    }

    private String rendered(Frame frame) {
        if (only != null) {
            return Text.str(only.evaluate(frame));
        }
        var text = new StringBuilder();
        for (var part : parts) {
            part.render(frame, text);
        }
        return text.toString();
    }

    private static PythonError tooDeep() {
        return new PythonError("RecursionError", "the value is nested too deeply");
    }

    /**
     * What an engine uses: the text read back as a Python literal. Null where the text is empty or rests on something
     * undefined; the template itself where types do not fit, as the reference does.
     */
    public @Nullable Object value(Map<String, ? extends @Nullable Object> given) {
        try {
            if (only == null) {
                return readBack(text(given));
            }
            requireDeclared(given);
            var value = only.evaluate(Frame.of(given));
            return value instanceof String text
                    ? readBack(text)
                    : PlainCopy.isPlain(value) ? PlainCopy.of(value) : readBack(Text.str(value));
        } catch (PythonError error) {
            return afterError(error);
        } catch (StackOverflowError tooDeep) {
            throw tooDeep();
        }
    }

    /** The value after an error that the reference engine survives; any other goes on. */
    @Nullable
    Object afterError(PythonError error) {
        if (error.isUndefined()) {
            return null;
        }
        if (error.isType()) {
            return readBack(source);
        }
        throw error;
    }

    private static @Nullable Object readBack(String text) {
        if (text.isEmpty()) {
            return null;
        }
        var literal = LiteralReader.read(text);
        return literal.isPresent() ? literal.get().value() : text;
    }

    /** A condition: what is there counts as true unless it says false, zero or empty. */
    public boolean holds(Map<String, ? extends @Nullable Object> given) {
        var value = value(given);
        return value instanceof String text ? !FALSE.contains(text) : Types.truth(value);
    }

    private void requireDeclared(Map<String, ? extends @Nullable Object> given) {
        for (var name : undeclared) {
            if (!given.containsKey(name)) {
                throw PythonError.value("Jinja macro has undeclared variables: " + name);
            }
        }
    }
}
