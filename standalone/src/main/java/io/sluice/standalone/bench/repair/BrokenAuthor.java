package io.sluice.standalone.bench.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sluice.standalone.bench.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for the model that wrote a broken statement: it says it again word by word, and knows nothing better when it fails. */
final class BrokenAuthor implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> statements = new ConcurrentHashMap<>();

    BrokenAuthor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::handle);
        server.setExecutor(Thread::startVirtualThread);
        server.start();
    }

    /** Makes it the model of an installation that is not up yet. */
    void author(Installation installation) throws IOException {
        var settings = new Properties();
        settings.put("model.provider", "openai");
        settings.put("model.url", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        settings.put("model.name", "broken");
        settings.put("model.key", "none");
        try (var file = Files.newBufferedWriter(installation.home().resolve("sluice.properties"))) {
            settings.store(file, null);
        }
    }

    void says(String question, String statement) {
        statements.put(question, statement);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var messages = Installation.JSON.readTree(exchange.getRequestBody()).path("messages");
            var task =
                    Installation.JSON.readTree(messages.path(1).path("content").asText());
            var body = Installation.JSON.writeValueAsBytes(Map.of(
                    "id",
                    "1",
                    "model",
                    "broken",
                    "choices",
                    List.of(Map.of(
                            "index",
                            0,
                            "message",
                            Map.of("role", "assistant", "content", reply(task)),
                            "finish_reason",
                            "stop")),
                    "usage",
                    Map.of("prompt_tokens", 1, "completion_tokens", 1, "total_tokens", 2)));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String reply(JsonNode task) throws IOException {
        if (task.has("problem")) {
            return Installation.JSON.writeValueAsString(
                    Map.of("kind", "refusal", "text", "nothing better is known", "reason", "", "options", List.of()));
        }
        var step = Map.of(
                "type",
                "sql",
                "connection",
                task.path("databases").path(0).path("connection").asText(),
                "code",
                statements.getOrDefault(task.path("sentence").asText(), ""),
                "outputs",
                List.of("answer"));
        return Installation.JSON.writeValueAsString(Map.of("kind", "pipeline", "reason", "", "steps", List.of(step)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
