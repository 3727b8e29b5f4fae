package io.sluice.increment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An API of tickets and of events, and what they really are. {@code tickets} have a key and a time of change and lie on pages that a token
 * leads to, and so do {@code orders}; {@code events} have a time but no key; {@code guarded} want a token;
 * {@code chosen} are sent with the fields that are asked for; {@code counted} are the tickets by offset, {@code dated} those whose time is declared as
 * one. A test may do its worst before any page.
 */
final class TicketApi implements AutoCloseable {

    static final int PAGE = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Does something to the world before a page is answered, or refuses it with a status. */
    interface Before {
        int page(int ordinal, Map<String, String> asked);
    }

    private final HttpServer server;
    private final List<Map<String, Object>> rows = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile Before before = (ordinal, parameters) -> 200;
    private volatile int ordinal;
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();

    TicketApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** A row comes, or changes where its id is known. */
    TicketApi put(long id, String name, String changed) {
        remove(id);
        return add(id, name, changed);
    }

    /** A row comes, whatever is there. */
    TicketApi add(long id, String name, String changed) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", id);
        row.put("name", name);
        row.put("changed", changed);
        rows.add(row);
        return this;
    }

    /** A row has something in a field. */
    TicketApi give(long id, String field, Object value) {
        rows.stream().filter(row -> row.get("id").equals(id)).forEach(row -> row.put(field, value));
        return this;
    }

    TicketApi remove(long id) {
        rows.removeIf(row -> row.get("id").equals(id));
        return this;
    }

    void clear() {
        rows.clear();
    }

    /** Every row gets another field. */
    TicketApi widen(String field, Object value) {
        rows.forEach(row -> row.put(field, value));
        return this;
    }

    /** What is done before each page from now on; pages are counted anew, from 1. */
    void before(Before what) {
        ordinal = 0;
        before = what;
    }

    void inPeace() {
        before((page, parameters) -> 200);
    }

    /** The parameters of every request so far. */
    List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    /** The truth: every row that is there, as {@code id, name, changed}. */
    List<List<String>> truth() {
        return rows.stream()
                .map(row -> List.of(
                        String.valueOf(row.get("id")),
                        String.valueOf(row.get("name")),
                        String.valueOf(row.get("changed"))))
                .sorted(Comparator.comparing(List::toString))
                .toList();
    }

    /** The truth of a field with lists: every element, as the id of its row, its place and what it holds. */
    List<List<String>> elements(String field, String... parts) {
        var elements = new ArrayList<List<String>>();
        for (var row : rows) {
            var list = row.get(field) instanceof List<?> some ? some : List.of();
            for (int i = 0; i < list.size(); i++) {
                var element = new ArrayList<>(List.of(String.valueOf(row.get("id")), String.valueOf(i)));
                for (var part : parts) {
                    element.add(String.valueOf(((Map<?, ?>) list.get(i)).get(part)));
                }
                elements.add(element);
            }
        }
        elements.sort(Comparator.comparing(List::toString));
        return elements;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/token")) {
                write(exchange, 200, "{\"access_token\": \"t" + tokens.get() + "\", \"expires_in\": 3600}");
                return;
            }
            var parameters = parameters(exchange.getRequestURI().getQuery());
            asked.add(parameters);
            var told = before.page(++ordinal, parameters);
            var status = told == 200 && !maySee(exchange) ? 401 : told;
            if (status == 429) {
                exchange.getResponseHeaders().set("Retry-After", "3600");
            }
            write(exchange, status, status == 200 ? page(parameters) : "{\"error\": \"no\"}");
        }
    }

    private static void write(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** {@code guarded} is answered to who has the latest token only. */
    private boolean maySee(HttpExchange exchange) {
        return !exchange.getRequestURI().getPath().equals("/guarded")
                || ("Bearer t" + tokens.get())
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    /** No token that was given so far is good any more. */
    void expireTokens() {
        tokens.incrementAndGet();
    }

    /** Records that were answered since they were counted anew; all of them are of about the same size. */
    int sent() {
        return sent.get();
    }

    /** Characters of these records. */
    int bytes() {
        return bytes.get();
    }

    void countAnew() {
        sent.set(0);
        bytes.set(0);
    }

    private String page(Map<String, String> parameters) throws JsonProcessingException {
        var all = new ArrayList<>(rows);
        all.removeIf(Predicate.not(row -> within(row, parameters)));
        all.sort(Comparator.comparing(TicketApi::place));
        return parameters.containsKey("offset")
                ? JSON.writeValueAsString(Map.of(
                        "data",
                        all.stream()
                                .skip(Long.parseLong(parameters.get("offset")))
                                .limit(PAGE)
                                .toList()))
                : behind(all, parameters.get("after"), parameters.get("fields"));
    }

    private static Map<String, Object> only(@Nullable String fields, Map<String, Object> row) {
        var some = new LinkedHashMap<>(row);
        if (fields != null) {
            some.keySet().retainAll(List.of(fields.split(",")));
        }
        return some;
    }

    /** The token is the place of the last row, so that rows which come or go move nothing; equal ones stay together. */
    private String behind(List<Map<String, Object>> all, @Nullable String token, @Nullable String fields)
            throws JsonProcessingException {
        var rest = all.stream()
                .filter(row -> token == null || place(row).compareTo(token) > 0)
                .toList();
        var page = rest.stream().limit(PAGE).toList();
        var last = page.isEmpty() ? "" : place(page.getLast());
        var whole =
                rest.stream().takeWhile(row -> place(row).compareTo(last) <= 0).toList();
        var answer = new LinkedHashMap<String, Object>();
        var records = whole.stream().map(row -> only(fields, row)).toList();
        answer.put("data", records);
        sent.addAndGet(whole.size());
        bytes.addAndGet(JSON.writeValueAsString(records).length());
        answer.put("next", whole.size() < rest.size() ? last : null);
        return JSON.writeValueAsString(answer);
    }

    private static boolean within(Map<String, Object> row, Map<String, String> parameters) {
        var changed = String.valueOf(row.get("changed"));
        return changed.compareTo(parameters.getOrDefault("since", "")) >= 0
                && changed.compareTo(parameters.getOrDefault("until", "9")) <= 0;
    }

    private static String place(Map<String, Object> row) {
        return row.get("changed") + "_" + String.format("%09d", (Long) row.get("id"));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    Connection as(String name) {
        var config = new Secret(
                "{\"base_url\": \"http://127.0.0.1:" + server.getAddress().getPort() + "\"}");
        return new Connection(name, Kind.API, name, null, new Connection.Api(manifest(), config, null), true);
    }

    private static String manifest() {
        return """
                {"version": "6.5.0", "type": "DeclarativeSource", "check": {"type": "CheckStream", "stream_names": ["tickets"]},
                 "streams": [%s, %s, %s, %s, %s, %s, %s],
                 "spec": {"type": "Spec", "connection_specification": {"type": "object", "required": ["base_url"],
                   "properties": {"base_url": {"type": "string"}}}}}""".formatted(
                        stream("tickets", "\"primary_key\": \"id\",", TOKEN),
                        stream("orders", "\"primary_key\": \"id\",", TOKEN),
                        stream("events", "", TOKEN),
                        stream("guarded", "\"primary_key\": \"id\",", TOKEN)
                                .replace("\"HttpRequester\",", "\"HttpRequester\", " + OAUTH),
                        stream("chosen", "\"primary_key\": \"id\",", TOKEN)
                                .replace("\"HttpRequester\",", "\"HttpRequester\", " + FIELDS)
                                .replace(CHANGED, CHANGED + ", \"note\": {\"type\": \"string\"}"),
                        stream("counted", "\"primary_key\": \"id\",", OFFSET),
                        stream("dated", "\"primary_key\": \"id\",", TOKEN)
                                .replace(CHANGED, "\"changed\": {\"type\": \"string\", \"format\": \"date-time\"}"));
    }

    private static final String TOKEN = """
            "page_token_option": {"type": "RequestOption", "inject_into": "request_parameter", "field_name": "after"},
            "pagination_strategy": {"type": "CursorPagination", "cursor_value": "{{ response['next'] }}",
              "stop_condition": "{{ not response['next'] }}"}""";

    private static final String OAUTH = """
            "authenticator": {"type": "OAuthAuthenticator", "token_refresh_endpoint": "{{ config['base_url'] }}/token",
              "client_id": "desk", "client_secret": "s3cret-of-desk", "refresh_token": "r3fresh-of-desk"},""";

    private static final String FIELDS = """
            "request_parameters": {"fields": {"type": "QueryProperties", "property_list": ["id", "name", "changed", "note"]}},""";

    private static final String CHANGED = "\"changed\": {\"type\": \"string\"}";

    private static final String OFFSET = """
            "page_token_option": {"type": "RequestOption", "inject_into": "request_parameter", "field_name": "offset"},
            "pagination_strategy": {"type": "OffsetIncrement", "page_size": 3, "inject_on_first_request": true}""";

    private static String stream(String name, String key, String paging) {
        return """
                {"type": "DeclarativeStream", "name": "%s", %s
                 "incremental_sync": {"type": "DatetimeBasedCursor", "cursor_field": "changed",
                   "datetime_format": "%%Y-%%m-%%dT%%H:%%M:%%SZ", "start_datetime": "2026-01-01T00:00:00Z",
                   "lookback_window": "PT1H",
                   "start_time_option": {"type": "RequestOption", "inject_into": "request_parameter", "field_name": "since"},
                   "end_time_option": {"type": "RequestOption", "inject_into": "request_parameter", "field_name": "until"}},
                 "retriever": {"type": "SimpleRetriever",
                   "requester": {"type": "HttpRequester", "url_base": "{{ config['base_url'] }}", "path": "/%s", "http_method": "GET"},
                   "record_selector": {"type": "RecordSelector", "extractor": {"type": "DpathExtractor", "field_path": ["data"]}},
                   "paginator": {"type": "DefaultPaginator", %s}},
                 "schema_loader": {"type": "InlineSchemaLoader", "schema": {"type": "object", "properties": {
                   "id": {"type": "integer"}, "name": {"type": "string"}, %s}}}}""".formatted(name, key, name, paging, CHANGED);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
