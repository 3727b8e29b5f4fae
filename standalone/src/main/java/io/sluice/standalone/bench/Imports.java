package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.client.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Submits sentences over REST and waits for their end. */
public record Imports(Installation sluice) {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Submits and waits; throws when the outcome is not {@code committed}. */
    public JsonNode commits(String id, String sentence) {
        return commits(id, sentence, List.of());
    }

    /** {@code into} names the target, or nothing for the warehouse. */
    public JsonNode commits(String id, String sentence, List<String> into) {
        submits(id, sentence, into);
        return committed(id);
    }

    /** Submits and follows the request by its events, as the command line does. */
    JsonNode followed(String id, String sentence) {
        submits(id, sentence);
        var api = new Api(sluice.rest().base(), null);
        try (var events = api.events(id, "")) {
            while (api.request(id).isRunning() && events.next().isPresent()) {
                // each event is a reason to look again
            }
        }
        return committed(id);
    }

    void submits(String id, String sentence) {
        submits(id, sentence, List.of());
    }

    private void submits(String id, String sentence, List<String> into) {
        var reply = sluice.rest()
                .post(
                        "/v1/requests",
                        Map.of(
                                "id",
                                id,
                                "sentence",
                                sentence,
                                "files",
                                sluice.files().toString(),
                                "into",
                                into,
                                "approve",
                                "yes"));
        if (reply.status() != 202) {
            throw new IllegalStateException("submitting " + id + ": " + reply);
        }
    }

    JsonNode committed(String id) {
        Installation.await(
                id + " to end", PATIENCE, () -> !"running".equals(sluice.rest().outcome(id)));
        var shown = sluice.rest().show(id);
        if (!"committed".equals(shown.path("outcome").asText())) {
            throw new IllegalStateException(id + " did not commit: " + shown);
        }
        return shown;
    }
}
