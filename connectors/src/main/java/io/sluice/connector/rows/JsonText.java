package io.sluice.connector.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/** Tells whether a text is one JSON value that a database can hold. */
final class JsonText {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(16 << 20)
                    .maxNumberLength(10_000)
                    .build())
            .build();

    private JsonText() {}

    static boolean isValid(String text) {
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            // skipping does not decode strings, so the escape is looked for by itself; databases refuse U+0000
            return parser.currentToken() != JsonToken.NOT_AVAILABLE
                    && parser.nextToken() == null
                    && !text.contains("\\u0000");
        } catch (IOException e) {
            return false;
        }
    }
}
