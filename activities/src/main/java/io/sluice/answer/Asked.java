package io.sluice.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A question of a batch as its caller wrote it; {@code evidence} is a hint, {@code on} may be empty. */
record Asked(String question, String evidence, List<String> on, Instant now, ZoneId timezone) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Asked of(String json) {
        try {
            var node = JSON.readTree(json);
            return new Asked(
                    node.path("question").asText().strip(),
                    node.path("evidence").asText("").strip(),
                    names(node.path("on")),
                    node.hasNonNull("now") ? Instant.parse(node.path("now").asText()) : Instant.now(),
                    node.hasNonNull("timezone")
                            ? ZoneId.of(node.path("timezone").asText())
                            : ZoneId.systemDefault());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(JsonNode on) {
        if (on.isTextual()) {
            return List.of(on.asText());
        }
        var names = new ArrayList<String>();
        on.forEach(name -> names.add(name.asText()));
        return names;
    }

    /** What a model reads; the planner takes the hint apart from the sentence. */
    String withHint() {
        return evidence.isEmpty() ? question : question + "\nHint: " + evidence;
    }
}
