package io.sluice.author.model;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link Reply} as a strict JSON schema: every field required, nothing else allowed. */
final class ReplySchema {

    private static final JsonSchemaElement TEXT = new JsonStringSchema();
    private static final JsonSchemaElement TEXTS = list(TEXT);

    static final ResponseFormat FORMAT = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder()
                    .name("pipeline_reply")
                    .rootElement(reply())
                    .build())
            .build();

    private ReplySchema() {}

    private static JsonSchemaElement reply() {
        var fields = new LinkedHashMap<String, JsonSchemaElement>();
        fields.put("kind", oneOf("pipeline", "question", "refusal"));
        fields.put("text", TEXT);
        fields.put("options", TEXTS);
        fields.put("reason", TEXT);
        fields.put("steps", list(step()));
        fields.put("assumptions", TEXTS);
        fields.put("missing_connection", TEXT);
        return object(fields);
    }

    private static JsonSchemaElement step() {
        var fields = new LinkedHashMap<String, JsonSchemaElement>();
        fields.put("type", oneOf("extract", "load", "bash", "sql"));
        fields.put("depends_on", list(new JsonIntegerSchema()));
        fields.put("source", TEXT);
        fields.put("target", TEXT);
        fields.put("columns", list(column()));
        fields.put("drop_when", list(drop()));
        fields.put("distinct_on", TEXTS);
        fields.put("mode", oneOf("append", "replace", "upsert", "insert_new", "none"));
        fields.put("key", TEXTS);
        fields.put("connection", TEXT);
        fields.put("code", TEXT);
        fields.put("inputs", TEXTS);
        fields.put("outputs", TEXTS);
        return object(fields);
    }

    private static JsonSchemaElement column() {
        return object(Map.of("from", TEXT, "to", TEXT, "type", TEXT, "cleanings", TEXTS));
    }

    private static JsonSchemaElement drop() {
        var tests = oneOf("empty", "malformed", "=", "<>", "<", "<=", ">", ">=", "in", "like");
        return object(Map.of("column", TEXT, "test", tests, "values", TEXTS));
    }

    private static JsonSchemaElement object(Map<String, JsonSchemaElement> fields) {
        return JsonObjectSchema.builder()
                .addProperties(fields)
                .required(List.copyOf(fields.keySet()))
                .additionalProperties(false)
                .build();
    }

    private static JsonSchemaElement list(JsonSchemaElement items) {
        return JsonArraySchema.builder().items(items).build();
    }

    private static JsonSchemaElement oneOf(String... words) {
        return JsonEnumSchema.builder().enumValues(words).build();
    }
}
