package io.sluice.commit;

import com.sun.net.httpserver.HttpServer;
import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An API of a few records a stream; those of a stream with {@code changed} can be asked for since a time. */
final class SmallApi implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> schemas = new LinkedHashMap<>();

    SmallApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code columns} of whole numbers, but for {@code changed}; {@code records} is a list in JSON. */
    SmallApi stream(String name, String columns, String records) {
        schemas.put(name, columns);
        server.createContext("/" + name, exchange -> {
            try (exchange) {
                var body = ("{\"data\": " + records + "}").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        return this;
    }

    Connection as(String name) {
        var config = new Secret(
                "{\"base_url\": \"http://127.0.0.1:" + server.getAddress().getPort() + "\"}");
        return new Connection(name, Kind.API, name, null, new Connection.Api(manifest(), config, null), true);
    }

    private String manifest() {
        return """
                {"version": "6.5.0", "type": "DeclarativeSource",
                 "check": {"type": "CheckStream", "stream_names": ["%s"]}, "streams": [%s],
                 "spec": {"type": "Spec", "connection_specification": {"type": "object", "required": ["base_url"],
                   "properties": {"base_url": {"type": "string"}}}}}""".formatted(
                        schemas.keySet().iterator().next(),
                        schemas.entrySet().stream()
                                .map(stream -> stream(stream.getKey(), stream.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    private static String stream(String name, String columns) {
        return """
                {"type": "DeclarativeStream", "name": "%s", "primary_key": "id", %s
                 "retriever": {"type": "SimpleRetriever",
                   "requester": {"type": "HttpRequester", "url_base": "{{ config['base_url'] }}", "path": "/%s", "http_method": "GET"},
                   "record_selector": {"type": "RecordSelector", "extractor": {"type": "DpathExtractor", "field_path": ["data"]}}},
                 "schema_loader": {"type": "InlineSchemaLoader", "schema": {"type": "object", "properties": {%s}}}}""".formatted(name, columns.contains("changed") ? SINCE : "", name, properties(columns));
    }

    private static String properties(String columns) {
        return java.util.Arrays.stream(columns.split(" "))
                .map(column ->
                        "\"" + column + "\": {\"type\": \"" + (column.equals("changed") ? "string" : "integer") + "\"}")
                .collect(Collectors.joining(", "));
    }

    private static final String SINCE = """
            "incremental_sync": {"type": "DatetimeBasedCursor", "cursor_field": "changed",
              "datetime_format": "%Y-%m-%dT%H:%M:%SZ", "start_datetime": "2026-01-01T00:00:00Z",
              "start_time_option": {"type": "RequestOption", "inject_into": "request_parameter", "field_name": "since"}},""";

    @Override
    public void close() {
        server.stop(0);
    }
}
