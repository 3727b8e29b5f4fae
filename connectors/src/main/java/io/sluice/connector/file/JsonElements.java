package io.sluice.connector.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects of a JSON list, each as its text. */
final class JsonElements {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonElements() {}

    /** Empty where the text is no list of objects; a missing object in it is left out. */
    static Optional<List<char[]>> of(String text) {
        var list = text.toCharArray();
        var elements = new ArrayList<char[]>();
        try (var parser = FACTORY.createParser(list)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NULL) {
                    continue;
                }
                if (token != JsonToken.START_OBJECT) {
                    return Optional.empty();
                }
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                elements.add(java.util.Arrays.copyOfRange(
                        list, start, (int) parser.currentLocation().getCharOffset()));
            }
            return Optional.of(elements);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
