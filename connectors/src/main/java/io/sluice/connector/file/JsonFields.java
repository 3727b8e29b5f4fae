package io.sluice.connector.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object field by field; numbers and nested values keep the text they were written with. */
final class JsonFields {

    /** Takes the fields of an object in their order. */
    interface Sink {
        void field(String name, @Nullable String text, JsonToken kind);
    }

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(BoundedText.MAX)
                    .maxNumberLength(10_000)
                    .build())
            .build();

    private JsonFields() {}

    /** Gives every field to the sink; answers why the text is no JSON object, or null. */
    static @Nullable String parse(char[] text, int length, Sink sink) {
        try (var parser = FACTORY.createParser(text, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "it is not a JSON object";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var kind = parser.nextToken();
                sink.field(name, value(parser, kind, text), kind);
            }
            return parser.nextToken() == null ? null : "there is text after the JSON object";
        } catch (JsonProcessingException e) {
            return "it is not JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse("");
        } catch (IOException e) {
            return "it is not JSON: " + e.getMessage();
        }
    }

    private static @Nullable String value(JsonParser parser, JsonToken kind, char[] text) throws IOException {
        if (kind == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!kind.isStructStart()) {
            return parser.getText();
        }
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return new String(text, start, (int) parser.currentLocation().getCharOffset() - start);
    }
}
