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

/** A server that speaks a provider's chat protocol and says what a test tells it to, in order; it keeps what it was sent. */
public final class StandInModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<String> paths = Collections.synchronizedList(new ArrayList<>());
    private final List<String> headers = Collections.synchronizedList(new ArrayList<>());
    private final Wire wire;
    private final CountDownLatch closing = new CountDownLatch(1);

    private record Turn(int status, String body, Map<String, String> headers, boolean silent) {}

    public StandInModel() {
        this(Wire.OPENAI);
    }

    StandInModel(Wire wire) {
        this.wire = wire;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Thread::startVirtualThread);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + wire.base();
    }

    StandInModel says(String content) {
        try {
            turns.add(new Turn(200, JSON.writeValueAsString(wire.reply(content)), Map.of(), false));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** From now on nothing else. */
    public void saysOnly(String content) {
        turns.clear();
        says(content);
    }

    StandInModel fails(int status, Map<String, String> headers) {
        return fails(status, "no", headers);
    }

    /** Finds fault with the request itself. */
    StandInModel refuses(String message) {
        return fails(400, message, Map.of());
    }

    private StandInModel fails(int status, String message, Map<String, String> headers) {
        try {
            turns.add(new Turn(status, JSON.writeValueAsString(wire.error(message)), headers, false));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Takes the question and never answers. */
    StandInModel staysSilent() {
        turns.add(new Turn(0, "", Map.of(), true));
        return this;
    }

    /** Takes the question and closes the connection without a word. */
    StandInModel hangsUp() {
        turns.add(new Turn(-1, "", Map.of(), false));
        return this;
    }

    List<String> paths() {
        return paths;
    }

    List<String> headers() {
        return headers;
    }

    List<String> heard() {
        return heard;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            paths.add(exchange.getRequestURI().toString());
            exchange.getRequestHeaders()
                    .forEach((name, values) -> values.forEach(value -> headers.add(name + ": " + value)));
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var turn = turns.size() > 1 ? turns.poll() : turns.peek();
            if (turn.silent()) {
                closing.await();
                return;
            }
            if (turn.status() < 0) {
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
