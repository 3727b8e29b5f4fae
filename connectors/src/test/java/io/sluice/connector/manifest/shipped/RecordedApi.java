package io.sluice.connector.manifest.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/** Gives the recorded answers of an API: the first whose path and parameters fit; links in their headers lead back here. */
final class RecordedApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<URI> asked = new CopyOnWriteArrayList<>();
    private final JsonNode answers;
    private final HttpServer server;

    RecordedApi(String name) {
        try (var pages = RecordedApi.class.getResourceAsStream(name + ".json")) {
            answers = JSON.readTree(pages);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** As the host of the API, with what its addresses begin with. */
    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI());
            var found = found(exchange.getRequestURI());
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            found.ifPresent(answer -> answer.get("headers").properties().forEach(header -> exchange.getResponseHeaders()
                    .set(header.getKey(), here(header.getValue().asText()))));
            var body = found.map(answer -> answer.get("body").toString()).orElse("{\"error\":\"not recorded\"}");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    found.map(answer -> answer.get("status").asInt()).orElse(418), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String here(String header) {
        return header.replaceAll("<https?://[^/]+", "<" + url(""));
    }

    private Optional<JsonNode> found(URI asked) {
        var given = parameters(asked);
        return StreamSupport.stream(answers.spliterator(), false)
                .filter(answer -> answer.get("path").asText().equals(asked.getPath()))
                .filter(answer -> answer.get("query").properties().stream()
                        .allMatch(one -> one.getValue().asText().equals(given.get(one.getKey()))))
                .findFirst();
    }

    static Map<String, String> parameters(URI asked) {
        var parameters = new HashMap<String, String>();
        for (var pair : String.valueOf(asked.getRawQuery()).split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
