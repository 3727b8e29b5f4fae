package io.sluice.standalone.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One request over REST, from its sentence to where it rests. */
final class Story {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Story() {}

    /** Waits until the request ends, or waits for a person. */
    static JsonNode tell(Installation sluice, String id, String sentence, String approve, String into) {
        submit(sluice, id, sentence, approve, into);
        return rest(sluice, id);
    }

    static void submit(Installation sluice, String id, String sentence, String approve, String into) {
        var call = new HashMap<String, Object>(Map.of("id", id, "sentence", sentence, "approve", approve));
        call.put("files", sluice.files().toString());
        call.put("into", into);
        var reply = sluice.rest().post("/v1/requests", call);
        if (reply.status() != 202) {
            throw new IllegalStateException(reply.body().toString());
        }
    }

    static JsonNode rest(Installation sluice, String id) {
        Installation.await(
                id + " to rest", PATIENCE, () -> !sluice.rest().outcome(id).equals("running"));
        return sluice.rest().show(id);
    }

    /** Waits for this outcome: what a call has set going may not show at once. */
    static void ends(Installation sluice, String id, String outcome) {
        Installation.await(id + " to be " + outcome, PATIENCE, () -> sluice.rest()
                .outcome(id)
                .equals(outcome));
    }

    /** What QueryForge's call tells of it. */
    static JsonNode logs(Installation sluice, JsonNode request) {
        try {
            return sluice.rest()
                    .get("/pipeline/" + request.path("pipeline_id").asInt() + "/logs")
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
