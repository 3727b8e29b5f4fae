package io.sluice.connector.expression.builtin;

import io.sluice.connector.expression.python.Arguments;
import io.sluice.connector.expression.python.ForeignPattern;
import io.sluice.connector.expression.python.Limits;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Types;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Filters by regular expression, in Python's spelling. */
final class RegexFilters {
    private RegexFilters() {}

    /** The first group of the first match, else empty. */
    static Object search(@Nullable Object value, Arguments arguments) {
        var text = subject(value);
        return pattern(arguments.text(0, "regex")).on(text, RegexFilters::firstGroup);
    }

    private static Object firstGroup(Matcher match) {
        if (!match.find() || match.groupCount() == 0) {
            return "";
        }
        var group = match.group(1);
        return group == null ? "None" : group;
    }

    static Object replace(@Nullable Object value, Arguments arguments) {
        var replacement = javaReplacement(arguments.text(1, "replacement"));
        return pattern(arguments.text(0, "regex")).on(subject(value), match -> replaced(match, replacement));
    }

    private static String replaced(Matcher match, String replacement) {
        var text = new StringBuilder();
        while (match.find()) {
            match.appendReplacement(text, replacement);
            Limits.length(text.length());
        }
        return match.appendTail(text).toString();
    }

    private static String subject(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw PythonError.type("expected string or bytes-like object, got '" + Types.name(value) + "'");
    }

    private static ForeignPattern pattern(String regex) {
        try {
            return new ForeignPattern(Pattern.compile(
                    regex.replace("(?P<", "(?<")
                            .replaceAll("\\(\\?P=(\\w+)\\)", "\\\\k<$1>")
                            .replace("\\Z", "\\z"),
                    Pattern.UNICODE_CHARACTER_CLASS));
        } catch (PatternSyntaxException e) {
            throw new PythonError("error", "bad regular expression " + regex);
        }
    }

    /** {@code \1} and {@code \g<name>} are Python's, {@code $1} is Java's. */
    private static String javaReplacement(String replacement) {
        return Matcher.quoteReplacement(replacement)
                .replaceAll("\\\\\\\\g<(\\d+)>", "\\$$1")
                .replaceAll("\\\\\\\\g<(\\w+)>", "\\${$1}")
                .replaceAll("\\\\\\\\(\\d)", "\\$$1");
    }
}
