package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sluice.standalone.client.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server of the REST API whose answers a test writes down; the last answer of a path is repeated. */
final class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private record Reply(int status, String body) {}

    StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String web() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** {@code call} is a method and a path. */
    StandIn replies(String call, String... bodies) {
        for (var body : bodies) {
            replies(call, 200, body);
        }
        return this;
    }

    StandIn replies(String call, int status, String body) {
        replies.computeIfAbsent(call, unknown -> new ArrayDeque<>()).add(new Reply(status, body));
        return this;
    }

    /** Method, path and body of every call that changes something, in order. */
    List<String> changes() {
        return new ArrayList<>(calls);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!call.startsWith("GET")) {
                calls.add((call + " " + body).strip());
            }
            var reply = next(call);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            var bytes = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply next(String call) {
        var waiting = replies.get(call);
        if (waiting == null) {
            return new Reply(404, "{\"code\":\"unknown\",\"detail\":\"there is no " + call + "\"}");
        }
        return waiting.size() > 1 ? waiting.poll() : waiting.peek();
    }

    static JsonNode json(String text) throws IOException {
        return Api.JSON.readTree(text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
