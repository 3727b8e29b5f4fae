package io.sluice.author.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A server that speaks OpenAI's chat protocol and says what a test tells it to, in order; it keeps what it was sent. */
final class StandInModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closing = new CountDownLatch(1);

    private record Turn(int status, String body, Map<String, String> headers, boolean silent) {}

    StandInModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/v1/chat/completions", this::handle);
        server.setExecutor(Thread::startVirtualThread);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    StandInModel says(String content) {
        var message = Map.of("role", "assistant", "content", content);
        var choice = Map.of("index", 0, "message", message, "finish_reason", "stop");
        var usage = Map.of("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15);
        try {
            turns.add(new Turn(
                    200,
                    JSON.writeValueAsString(
                            Map.of("id", "1", "model", "m", "choices", List.of(choice), "usage", usage)),
                    Map.of(),
                    false));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    StandInModel fails(int status, Map<String, String> headers) {
        turns.add(new Turn(status, "{\"error\":{\"message\":\"no\"}}", headers, false));
        return this;
    }

    /** Takes the question and never answers. */
    StandInModel staysSilent() {
        turns.add(new Turn(0, "", Map.of(), true));
        return this;
    }

    List<String> heard() {
        return heard;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var turn = turns.size() > 1 ? turns.poll() : turns.peek();
            if (turn.silent()) {
                closing.await();
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            turn.headers().forEach(exchange.getResponseHeaders()::add);
            var body = turn.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(turn.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
