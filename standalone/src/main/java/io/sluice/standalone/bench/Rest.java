package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** The REST API as a script sees it. */
public record Rest(String base) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public record Reply(int status, JsonNode body) {

        /** What a bench makes of it; a refusal has failed, so that it is asked again another time. */
        public ObjectNode outcome(Function<JsonNode, ObjectNode> made) {
            return status < 300
                    ? made.apply(body)
                    : Installation.JSON
                            .createObjectNode()
                            .put("outcome", "failed")
                            .put("why", status + ": " + body);
        }
    }

    public Reply get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    public Reply post(String path, Map<String, ?> body) {
        try {
            return send(HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Installation.JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode show(String id) {
        try {
            return get("/v1/requests/" + id).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String outcome(String id) {
        return show(id).path("outcome").asText();
    }

    private static Reply send(HttpRequest.Builder request) throws IOException {
        try {
            var reply =
                    HTTP.send(request.timeout(Duration.ofSeconds(130)).build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    reply.statusCode(), Installation.JSON.readTree(reply.body().isBlank() ? "null" : reply.body()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
