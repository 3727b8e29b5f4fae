package io.sluice.standalone.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.standalone.bench.Installation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A model's replies in the form that Sluice asks for. */
final class Replies {

    private Replies() {}

    @SafeVarargs
    static String pipeline(Map<String, Object>... steps) {
        return patch("", steps);
    }

    /** The whole mended pipeline, with what was wrong. */
    @SafeVarargs
    static String patch(String reason, Map<String, Object>... steps) {
        return json(Map.of("kind", "pipeline", "reason", reason, "steps", List.of(steps)));
    }

    static String refusal(String text) {
        return json(Map.of("kind", "refusal", "text", text, "reason", "rule", "options", List.of()));
    }

    static Map<String, Object> bash(String code, String input, String output) {
        return Map.of("type", "bash", "code", code, "inputs", List.of(input), "outputs", List.of(output));
    }

    /** A question that waits for a connection. */
    static String missing(String connection) {
        return json(Map.of("kind", "question", "text", "Which one?", "missing_connection", connection));
    }

    static Map<String, Object> extract(String source, String output) {
        return Map.of("type", "extract", "source", source, "outputs", List.of(output));
    }

    static Map<String, Object> query(String connection, String code, String output) {
        return Map.of("type", "sql", "connection", connection, "code", code, "outputs", List.of(output));
    }

    static Map<String, Object> sql(String connection, String code) {
        return Map.of("type", "sql", "connection", connection, "code", code);
    }

    /** Columns are written {@code from>to:type} or {@code from>to:type:cleaning}. */
    static Map<String, Object> load(String source, String target, String... columns) {
        return Map.of(
                "type",
                "load",
                "source",
                source,
                "target",
                target,
                "mode",
                "append",
                "columns",
                Stream.of(columns).map(Replies::column).toList());
    }

    /** The step after others, or with another field. */
    static Map<String, Object> with(Map<String, Object> step, String field, Object value) {
        var changed = new LinkedHashMap<>(step);
        changed.put(field, value);
        return changed;
    }

    static Map<String, Object> after(Map<String, Object> step, Integer... others) {
        return with(step, "depends_on", List.of(others));
    }

    static Map<String, Object> dropEmpty(Map<String, Object> load, String column) {
        return with(load, "drop_when", List.of(Map.of("column", column, "test", "empty", "values", List.of())));
    }

    private static Map<String, Object> column(String written) {
        var parts = written.split(">", 2);
        var type = parts[1].split(":", 3);
        return Map.of(
                "from",
                parts[0],
                "to",
                type[0],
                "type",
                type[1],
                "cleanings",
                type.length == 3 ? Arrays.asList(type[2].split(";")) : List.of());
    }

    private static String json(Map<String, Object> reply) {
        try {
            return Installation.JSON.writeValueAsString(reply);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
