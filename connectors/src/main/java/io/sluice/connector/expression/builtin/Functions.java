package io.sluice.connector.expression.builtin;

import io.sluice.connector.expression.python.Arguments;
import io.sluice.connector.expression.python.Callable;
import io.sluice.connector.expression.python.Comparison;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.python.UrlText;
import io.sluice.connector.expression.syntax.Namespace;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The functions that need no value before them. */
final class Functions {
    private Functions() {}

    static Map<String, Object> all(Clock clock) {
        var functions = new HashMap<String, Object>(new TimeFunctions(clock).all());
        functions.put("self", new TemplateSelf());
        functions.put("max", (Callable) arguments -> extreme(arguments, 1));
        functions.put("min", (Callable) arguments -> extreme(arguments, -1));
        functions.put("sanitize_url", (Callable) arguments -> UrlText.quotePlus(arguments.text(0, "value")));
        functions.put("camel_case_to_snake_case", (Callable) arguments -> snakeCase(arguments.text(0, "value")));
        functions.put("generate_uuid", (Callable) arguments -> UUID.randomUUID().toString());
        functions.put("namespace", (Callable) arguments -> new Namespace(dict(arguments)));
        functions.put("dict", (Callable) Functions::dict);
        return Map.copyOf(functions);
    }

    private static @Nullable Object extreme(Arguments arguments, int sign) {
        List<@Nullable Object> candidates =
                switch (arguments.positional().size()) {
                    case 0 -> throw PythonError.type("expected at least 1 argument, got 0");
                    case 1 -> Types.list(arguments.positional().getFirst());
                    default -> arguments.positional();
                };
        if (candidates.isEmpty()) {
            throw PythonError.value("iterable argument is empty");
        }
        var best = candidates.getFirst();
        for (var candidate : candidates.subList(1, candidates.size())) {
            if (sign * Comparison.order(candidate, best) > 0) {
                best = candidate;
            }
        }
        return best;
    }

    private static String snakeCase(String text) {
        return text.replaceAll("(?<!^)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> dict(Arguments arguments) {
        return new LinkedHashMap<>(arguments.named());
    }
}
