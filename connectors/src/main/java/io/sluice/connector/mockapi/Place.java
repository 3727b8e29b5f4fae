package io.sluice.connector.mockapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.http.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a request carries a value: a query parameter, a header, a field of its body. */
record Place(Kind kind, List<String> path) {
    enum Kind {
        PARAMETER,
        HEADER,
        FORM,
        JSON,
        PATH
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a request option. */
    static @Nullable Place of(@Nullable Object option, Scope scope) {
        var map = Tree.map(option);
        if (map.isEmpty()) {
            return null;
        }
        var kind = kind(map);
        var nested = kind == Kind.JSON || !map.containsKey("field_name");
        var names = nested && map.containsKey("field_path")
                ? Tree.list(map.get("field_path"))
                : Tree.list(map.get("field_name"));
        return new Place(
                kind,
                names.stream().map(name -> String.valueOf(scope.text(name))).toList());
    }

    private static Kind kind(Map<String, @Nullable Object> option) {
        return switch (Tree.textAt(option, "inject_into")) {
            case "header" -> Kind.HEADER;
            case "body_json" -> Kind.JSON;
            case "body_data" -> Kind.FORM;
            case "request_parameter" -> Kind.PARAMETER;
            default -> Kind.PATH;
        };
    }

    /** Whether requests of that method carry it: DELETE, for one, has no body. */
    boolean isSentWith(String method) {
        return (kind != Kind.JSON && kind != Kind.FORM)
                || List.of("GET", "POST", "PUT", "PATCH").contains(method);
    }

    static Place parameter(String name) {
        return new Place(Kind.PARAMETER, List.of(name));
    }

    static Place header(String name) {
        return new Place(Kind.HEADER, List.of(name));
    }

    /** What the request carries there. */
    @Nullable
    String in(Call call) {
        return switch (kind) {
            case PARAMETER -> call.parameter(path.getFirst());
            case HEADER -> call.header(path.getFirst());
            case FORM -> Call.form(call.body()).get(path.getFirst());
            case JSON -> field(call);
            case PATH -> null;
        };
    }

    private @Nullable String field(Call call) {
        try {
            @Nullable Object value = call.body().isEmpty() ? null : JSON.readValue(call.body(), Object.class);
            for (var key : path) {
                value = Tree.map(value).get(key);
            }
            return value == null ? null : text(value);
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    /** A value as text; of objects, and of texts that are such, their compact JSON. */
    static String text(Object value) {
        try {
            if (value instanceof String text) {
                return text.startsWith("{") ? JSON.writeValueAsString(JSON.readValue(text, Object.class)) : text;
            }
            return value instanceof Map || value instanceof List ? JSON.writeValueAsString(value) : value.toString();
        } catch (JsonProcessingException notJson) {
            return value.toString();
        }
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + String.join(".", path);
    }
}
