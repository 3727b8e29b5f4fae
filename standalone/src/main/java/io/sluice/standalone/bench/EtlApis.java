package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The paginated APIs of a bench: a token, pages of at most 100 rows, and a 429 on every seventh request. */
final class EtlApis implements AutoCloseable {

    static final String TOKEN = "eval-token";

    private static final int LARGEST_PAGE = 100;
    private static final int PATIENCE = 7;

    private final HttpServer server;
    private final Map<String, JsonNode> tables = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    EtlApis() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String task) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + task;
    }

    void serve(String task, String table, JsonNode rows) {
        tables.put("/" + task + "/api/" + table, rows);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var rows = tables.get(exchange.getRequestURI().getPath());
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 401, "{\"error\":\"token missing or wrong\"}");
        } else if (rows == null) {
            reply(exchange, 404, "{\"error\":\"unknown path\"}");
        } else if (asked.incrementAndGet() % PATIENCE == 0) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            reply(exchange, 429, "{\"error\":\"slow down\"}");
        } else {
            reply(exchange, 200, page(rows, exchange.getRequestURI().getQuery()));
        }
    }

    private static String page(JsonNode rows, String query) {
        var size = Math.min(parameter(query, "size", LARGEST_PAGE), LARGEST_PAGE);
        var page = parameter(query, "page", 1);
        var body = Installation.JSON.createObjectNode();
        var data = body.putArray("data");
        for (int i = (page - 1) * size; i < Math.min(page * size, rows.size()); i++) {
            data.add(rows.get(i));
        }
        return body.put("total", rows.size()).toString();
    }

    private static int parameter(String query, String name, int usual) {
        for (var part : query == null ? new String[0] : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return Integer.parseInt(part.substring(name.length() + 1));
            }
        }
        return usual;
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
