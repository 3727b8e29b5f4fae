package io.sluice.connector.manifest.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings as people type them, read as the types that the spec wants. */
public final class Given {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Given() {}

    /** A configuration as JSON; throws IllegalArgumentException, without repeating the text, for anything but an object. */
    public static Map<String, @Nullable Object> object(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, @Nullable Object>>() {});
        } catch (JsonProcessingException e) {
            var at = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new IllegalArgumentException("is no JSON object" + at);
        }
    }

    public static String json(Map<String, @Nullable Object> config) {
        try {
            return JSON.writeValueAsString(config);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a configuration that came from JSON does not go back");
        }
    }

    /** A text as the setting's type; what does not read as it stays text, and the spec complains. */
    public static Object value(String text, @Nullable Setting setting) {
        return switch (setting == null ? "string" : setting.type()) {
            case "integer", "number" -> text.matches("-?\\d+(\\.\\d+)?") ? parsed(text) : text;
            case "boolean" -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : text;
            case "array" -> text.startsWith("[") ? parsed(text) : items(text);
            case "object" -> parsed(text);
            default -> text;
        };
    }

    private static List<Object> items(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .map(Object.class::cast)
                        .toList();
    }

    private static Object parsed(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
