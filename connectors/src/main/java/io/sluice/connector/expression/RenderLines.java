package io.sluice.connector.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Tuple;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders templates line by line: {@code {"t", "ctx"}} in, {@code {"out", "value"}} or {@code {"error", "value"}} out. */
public final class RenderLines {
    private static final JsonMapper JSON = new JsonMapper();
    private final Expressions expressions;

    public RenderLines(Expressions expressions) {
        this.expressions = expressions;
    }

    public void run(BufferedReader lines, PrintWriter out) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                out.println(JSON.writeValueAsString(answer(line)));
            }
        }
    }

    private Map<String, @Nullable Object> answer(String line) {
        try {
            var given = JSON.readValue(line, new TypeReference<Map<String, @Nullable Object>>() {});
            return given.get("t") instanceof String template
                    ? rendered(template, context(given.get("ctx")))
                    : error("TypeError", "t is no text", null);
        } catch (JsonProcessingException e) {
            return error("JSONDecodeError", e.getOriginalMessage(), null);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> context(@Nullable Object given) {
        return given instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    private Map<String, @Nullable Object> rendered(String template, Map<String, @Nullable Object> context) {
        try {
            var expression = expressions.compile(template);
            return rendered(expression, context);
        } catch (PythonError error) {
            return error(error.type(), error.getMessage(), null);
        }
    }

    private static Map<String, @Nullable Object> rendered(
            Expression expression, Map<String, @Nullable Object> context) {
        try {
            // templates may change what they are given, and each rendering starts from the line's own
            var answer = new LinkedHashMap<String, @Nullable Object>();
            answer.put("out", expression.text(copy(context)));
            answer.put("value", writable(expression.value(copy(context))));
            return answer;
        } catch (PythonError error) {
            var survives = error.isUndefined() || error.isType();
            return error(error.type(), error.getMessage(), survives ? writable(expression.afterError(error)) : null);
        }
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> context) {
        return context(PlainCopy.of(context));
    }

    private static Map<String, @Nullable Object> error(String type, @Nullable String message, @Nullable Object value) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("error", type);
        answer.put("value", value);
        answer.put("message", message);
        return answer;
    }

    private static @Nullable Object writable(@Nullable Object value) {
        return switch (value) {
            case Tuple tuple -> writable(tuple.items());
            case List<?> items -> items.stream().map(RenderLines::writable).toList();
            case Map<?, ?> map -> {
                var written = new LinkedHashMap<@Nullable Object, @Nullable Object>();
                map.forEach((key, item) -> written.put(key, writable(item)));
                yield written;
            }
            case null, default -> value;
        };
    }
}
