package io.sluice.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The document of one request, as {@code show --json} prints it; a field is missing until its phase has written it. */
public record RequestDocument(JsonNode json) {

    /** A phase that was entered; without a duration while it goes on. */
    public record PhaseTime(String name, OptionalLong millis) {}

    public String id() {
        return json.path("id").asText();
    }

    public String outcome() {
        return json.path("outcome").asText("running");
    }

    public boolean isRunning() {
        return "running".equals(outcome());
    }

    public boolean isWaiting() {
        return List.of("asked", "awaiting_approval").contains(outcome());
    }

    public List<PhaseTime> phases() {
        return list("phases")
                .map(phase -> new PhaseTime(
                        phase.path("name").asText(),
                        phase.path("ms").isNumber()
                                ? OptionalLong.of(phase.path("ms").asLong())
                                : OptionalLong.empty()))
                .toList();
    }

    public Optional<String> text(String... path) {
        var node = json;
        for (var name : path) {
            node = node.path(name);
        }
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    public Stream<JsonNode> list(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false);
    }

    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        list(name)
                .forEach(node -> texts.add(
                        node.isValueNode() ? node.asText() : node.path("text").asText(node.toString())));
        return texts;
    }
}
