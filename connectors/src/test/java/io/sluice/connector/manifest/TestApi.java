package io.sluice.connector.manifest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A small API on this machine: a function from the request to the answer, and a list of what was asked. */
final class TestApi implements AutoCloseable {

    /** What was asked: the path with its query, the body, and the Authorization header or "". */
    record Asked(String method, String target, String body, String authorization) {}

    /** {@code type} may carry a charset; {@code header} is one more header as {@code Name: value}, or "". */
    record Reply(int status, String type, byte[] body, String header) {
        static Reply json(String body) {
            return new Reply(200, "application/json", body.getBytes(StandardCharsets.UTF_8), "");
        }

        Reply with(String header) {
            return new Reply(status, type, body, header);
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    TestApi(Function<Asked, Reply> answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> reply(exchange, answer));
        server.start();
    }

    private void reply(HttpExchange exchange, Function<Asked, Reply> answer) throws IOException {
        try (exchange) {
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            var request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    authorization == null ? "" : authorization);
            asked.add(request);
            var reply = answer.apply(request);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            var colon = reply.header().indexOf(':');
            if (colon > 0) {
                exchange.getResponseHeaders()
                        .set(
                                reply.header().substring(0, colon),
                                reply.header().substring(colon + 1).strip());
            }
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<String> targets() {
        return asked().stream().map(Asked::target).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
