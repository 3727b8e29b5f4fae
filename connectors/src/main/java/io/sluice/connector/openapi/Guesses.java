package io.sluice.connector.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the document did not say, by stream, for a person to confirm. */
final class Guesses {

    private final Map<String, List<String>> byStream = new LinkedHashMap<>();

    void add(String stream, String guess) {
        byStream.computeIfAbsent(stream, name -> new ArrayList<>()).add(guess);
    }

    Map<String, List<String>> all() {
        return byStream;
    }
}
