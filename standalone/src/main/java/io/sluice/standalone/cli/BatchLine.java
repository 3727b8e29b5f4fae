package io.sluice.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of a file of questions; one that cannot be read keeps its place and says what is wrong. */
record BatchLine(String id, JsonNode json, Optional<String> mistake) {
    private static final List<String> PASSED_ON = List.of("question", "evidence", "on", "now", "timezone");

    static List<BatchLine> in(Path file) throws IOException {
        var lines = new ArrayList<BatchLine>();
        int number = 0;
        for (var text : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\r?\n")) {
            number++;
            if (!text.isBlank()) {
                lines.add(of(text, number));
            }
        }
        return lines;
    }

    private static BatchLine of(String text, int number) {
        var nameless = "line-" + number;
        try {
            var json = Api.JSON.readTree(text);
            var id = json.path("id").isValueNode() ? json.path("id").asText(nameless) : nameless;
            return json.path("question").asText().isBlank()
                    ? bad(id, "line " + number + " has no question")
                    : new BatchLine(id, json, Optional.empty());
        } catch (JsonProcessingException e) {
            return bad(nameless, "line " + number + " is not JSON");
        }
    }

    private static BatchLine bad(String id, String mistake) {
        return new BatchLine(id, JsonNodeFactory.instance.objectNode(), Optional.of(mistake));
    }

    /** What is asked; fields that the line does not have come from the defaults. */
    ObjectNode question(ObjectNode defaults) {
        var question = defaults.deepCopy();
        PASSED_ON.stream().filter(json::hasNonNull).forEach(name -> question.set(name, json.get(name)));
        return question;
    }
}
