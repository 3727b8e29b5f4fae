package io.sluice.standalone.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The shop's API: {@code customers} by page number, {@code products} by offset, {@code orders} with nested lines by cursor and since a time.
 * It wants a bearer token and allows a burst of 20 calls and 20 a second, then answers 429 with {@code Retry-After}.
 */
public final class DemoShop implements AutoCloseable {

    public static final int PORT = 8095;
    public static final String TOKEN = "demo-token";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BURST = 20;
    private static final int LARGEST_PAGE = 200;

    private final ShopData data = new ShopData();
    private final CallBudget budget = new CallBudget(BURST, BURST);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private DemoShop(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Listens on loopback only; port 0 is any that is free. */
    public static DemoShop start(int port) throws IOException {
        return new DemoShop(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    /** An answer that is not the data that was asked for. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, 200, answer(exchange));
            } catch (Refused refused) {
                if (refused.status == 429) {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                }
                send(exchange, refused.status, Map.of("error", String.valueOf(refused.getMessage())));
            }
        }
    }

    private Map<String, @Nullable Object> answer(HttpExchange exchange) {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new Refused(401, "send the header Authorization: Bearer " + TOKEN);
        }
        if (!budget.take()) {
            throw new Refused(429, "more than " + BURST + " calls a second");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            throw new Refused(405, "this API only answers GET");
        }
        var query = query(exchange.getRequestURI().getRawQuery());
        return switch (exchange.getRequestURI().getPath()) {
            case "/api/customers" -> customers(query);
            case "/api/products" -> products(query);
            case "/api/orders" -> orders(query);
            default -> throw new Refused(404, "there are /api/customers, /api/products and /api/orders");
        };
    }

    private Map<String, @Nullable Object> customers(Map<String, String> query) {
        var size = number(query, "per_page", 50, LARGEST_PAGE);
        var page = number(query, "page", 1, Integer.MAX_VALUE);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("data", part(data.customers, (page - 1L) * size, size));
        answer.put("page", page);
        answer.put("pages", (data.customers.size() + size - 1) / size);
        answer.put("total", data.customers.size());
        return answer;
    }

    private Map<String, @Nullable Object> products(Map<String, String> query) {
        var size = number(query, "limit", 20, LARGEST_PAGE);
        var offset = query.containsKey("offset") ? number(query, "offset", 0, Integer.MAX_VALUE) : 0;
        return Map.of("items", part(data.products, offset, size), "total", data.products.size());
    }

    /** The cursor is how many orders have been given; the time that the first call named goes along with it. */
    private Map<String, @Nullable Object> orders(Map<String, String> query) {
        var size = number(query, "limit", 100, LARGEST_PAGE);
        var since = query.getOrDefault("updated_since", "");
        var changed = data.orders.stream()
                .filter(order -> ShopData.changed(order).compareTo(since) >= 0)
                .toList();
        var from = query.containsKey("cursor") ? number(query, "cursor", 0, Integer.MAX_VALUE) : 0;
        var next = from + size;
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("data", part(changed, from, size));
        answer.put("next_cursor", next < changed.size() ? String.valueOf(next) : null);
        return answer;
    }

    private static <T> List<T> part(List<T> all, long from, int size) {
        var first = (int) Math.min(from, all.size());
        return all.subList(first, Math.min(first + size, all.size()));
    }

    private static int number(Map<String, String> query, String name, int otherwise, int most) {
        var text = query.getOrDefault(name, String.valueOf(otherwise));
        try {
            var number = Integer.parseInt(text);
            if (number >= 0 && number <= most && (number > 0 || otherwise == 0)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Refused(400, name + " cannot be " + text);
    }

    private static Map<String, String> query(@Nullable String raw) {
        var query = new HashMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&")) {
                var parts = pair.split("=", 2);
                query.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> answer) throws IOException {
        var body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
