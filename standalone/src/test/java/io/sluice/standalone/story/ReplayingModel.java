package io.sluice.standalone.story;

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
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks OpenAI's chat protocol and replays, sentence by sentence, a draft and the patches of its repairs. */
final class ReplayingModel implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Lesson> lessons = new ConcurrentHashMap<>();
    private final Map<String, List<JsonNode>> heard = new ConcurrentHashMap<>();

    private record Lesson(String draft, List<String> patches) {}

    ReplayingModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/v1/chat/completions", this::handle);
        server.setExecutor(Thread::startVirtualThread);
        server.start();
    }

    /** Makes it the author of an installation that is not up yet. */
    void author(Installation installation) {
        var settings = new Properties();
        settings.put("model.provider", "openai");
        settings.put("model.url", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        settings.put("model.name", "replay");
        settings.put("model.key", "none");
        try (var file = Files.newBufferedWriter(installation.home().resolve("sluice.properties"))) {
            settings.store(file, null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last patch stands for all later repairs too; without any it refuses to repair. */
    ReplayingModel learns(String sentence, String draft, String... patches) {
        lessons.put(sentence, new Lesson(draft, List.of(patches)));
        return this;
    }

    /** What it was told beside the sentence, call by call. */
    List<JsonNode> heard(String sentence) {
        return heard.getOrDefault(sentence, List.of());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var messages = Installation.JSON.readTree(exchange.getRequestBody()).path("messages");
            var task =
                    Installation.JSON.readTree(messages.path(1).path("content").asText());
            var sentence = task.path("sentence").asText();
            heard.computeIfAbsent(sentence, unheard -> new CopyOnWriteArrayList<>())
                    .add(task);
            var lesson = lessons.get(sentence);
            var status = lesson == null ? 400 : 200;
            var body = Installation.JSON.writeValueAsBytes(lesson == null ? Map.of() : says(reply(lesson, task)));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String reply(Lesson lesson, JsonNode task) {
        if (!task.has("problem")) {
            return lesson.draft;
        }
        var repair = Math.min(task.path("earlier_problems").size(), lesson.patches.size() - 1);
        return repair < 0 ? Replies.refusal("nothing helps") : lesson.patches.get(repair);
    }

    private static Map<String, Object> says(String content) {
        var message = Map.of("role", "assistant", "content", content);
        return Map.of(
                "id",
                "1",
                "model",
                "replay",
                "choices",
                List.of(Map.of("index", 0, "message", message, "finish_reason", "stop")),
                "usage",
                Map.of("prompt_tokens", 1, "completion_tokens", 1, "total_tokens", 2));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
