package io.sluice.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Canonical text as the JSON that callers read: numbers only where JavaScript keeps every digit, ISO-8601 times, nested JSON. */
public final class AnswerJson {

    private static final long EXACT = (1L << 53) - 1;
    private static final int EXACT_DIGITS = 15;
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final ObjectMapper JSON = new ObjectMapper()
            .setNodeFactory(NODES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private AnswerJson() {}

    /** A list of {@code {"name","type"}}. */
    public static ArrayNode columns(List<Column> columns) {
        var list = NODES.arrayNode();
        columns.forEach(column -> list.addObject()
                .put("name", column.name())
                .put("type", column.type().toString()));
        return list;
    }

    /** One field; text that is not what its type promises stays a string. */
    public static JsonNode value(ColumnType type, @Nullable String text) {
        if (text == null) {
            return NODES.nullNode();
        }
        try {
            return switch (type.kind()) {
                case BOOLEAN -> flag(text);
                case INT64 -> whole(text);
                case DECIMAL -> decimal(text);
                case FLOAT64 -> floating(text);
                case JSON -> JSON.readTree(text);
                case TIMESTAMP -> NODES.textNode(iso(text));
                case TIMESTAMPTZ -> NODES.textNode(iso(text).replaceFirst("\\+00:00$", "Z"));
                case TEXT, BYTES, DATE, TIME, INTERVAL, UUID -> NODES.textNode(text);
            };
        } catch (NumberFormatException | JsonProcessingException e) {
            return NODES.textNode(text);
        }
    }

    private static JsonNode flag(String text) {
        return text.equals("true") || text.equals("false")
                ? NODES.booleanNode(Boolean.parseBoolean(text))
                : NODES.textNode(text);
    }

    private static JsonNode whole(String text) {
        var number = Long.parseLong(text);
        return number < -EXACT || number > EXACT ? NODES.textNode(text) : NODES.numberNode(number);
    }

    private static JsonNode decimal(String text) {
        var number = new BigDecimal(text);
        return number.precision() > EXACT_DIGITS ? NODES.textNode(number.toPlainString()) : NODES.numberNode(number);
    }

    private static JsonNode floating(String text) {
        var number = Double.parseDouble(text);
        return Double.isFinite(number) ? NODES.numberNode(number) : NODES.textNode(text);
    }

    private static String iso(String text) {
        return text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    }
}
