package io.sluice.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The document of one request, as {@code show --json} prints it; a field is missing until its phase has written it. */
public record RequestDocument(JsonNode json) {

    private static final List<String> BROKEN = List.of("failed", "refused", "partly_committed");

    /** A phase that was entered; without a duration while it goes on, and broken when the request failed in it or went back from it. */
    public record PhaseTime(String name, OptionalLong millis, boolean broken) {}

    public String id() {
        return json.path("id").asText();
    }

    /** The same with something that only this call knows. */
    public RequestDocument with(String name, boolean value) {
        var more = json.<ObjectNode>deepCopy();
        more.put(name, value);
        return new RequestDocument(more);
    }

    /** Takes back another one. */
    public boolean isUndo() {
        return id().startsWith("undo-");
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

    /** The last phase of a request that has not ended goes on, whatever time it has taken so far. */
    public List<PhaseTime> phases() {
        var entered = list("phases").toList();
        var phases = new ArrayList<PhaseTime>();
        for (int i = 0; i < entered.size(); i++) {
            var phase = entered.get(i);
            var isLast = i + 1 == entered.size();
            var goesOn = isLast && (isRunning() || isWaiting());
            var broken =
                    isLast ? BROKEN.contains(outcome()) : phase.path("led_back").asBoolean();
            phases.add(
                    new PhaseTime(phase.path("name").asText(), goesOn ? OptionalLong.empty() : millis(phase), broken));
        }
        return List.copyOf(phases);
    }

    private static OptionalLong millis(JsonNode phase) {
        var millis = phase.path("ms");
        return millis.isNumber() ? OptionalLong.of(millis.asLong()) : OptionalLong.empty();
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
