package io.sluice.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sluice.access.Apis;
import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.Secret;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API over the real wire as a source of rows: pages, a 429 in between, numbers that no double holds. */
class StreamsTest {

    private static final String MANIFEST = """
            {"version": "6.5.0", "type": "DeclarativeSource", "check": {"type": "CheckStream", "stream_names": ["orders"]},
             "streams": [{"type": "DeclarativeStream", "name": "orders",
               "retriever": {"type": "SimpleRetriever",
                 "requester": {"type": "HttpRequester", "url_base": "{{ config['base_url'] }}", "path": "/orders", "http_method": "GET",
                   "request_parameters": {"as_of": "{{ now_utc().strftime('%%Y-%%m-%%d') }}"}},
                 "record_selector": {"type": "RecordSelector", "extractor": {"type": "DpathExtractor", "field_path": ["data"]}},
                 "paginator": {"type": "DefaultPaginator",
                   "page_token_option": {"type": "RequestOption", "inject_into": "request_parameter", "field_name": "page"},
                   "pagination_strategy": {"type": "PageIncrement", "page_size": 2, "start_from_page": 1,
                     "inject_on_first_request": true}}},
               "schema_loader": {"type": "InlineSchemaLoader", "schema": {"type": "object",
                 "properties": {"id": {"type": "integer"}, "Total Paid": {"type": "number"}}}}}, %s, %s],
             "spec": {"type": "Spec", "connection_specification": {"type": "object", "required": ["base_url"],
               "properties": {"base_url": {"type": "string"}}}}}""".formatted(child("lines"), child("notes"));

    private static String child(String name) {
        return """
                {"type": "DeclarativeStream", "name": "%1$s",
                 "retriever": {"type": "SimpleRetriever",
                   "requester": {"type": "HttpRequester", "url_base": "{{ config['base_url'] }}",
                     "path": "/%1$s/{{ stream_partition.order }}"},
                   "record_selector": {"type": "RecordSelector", "extractor": {"type": "DpathExtractor", "field_path": []}},
                   "partition_router": {"type": "SubstreamPartitionRouter", "parent_stream_configs": [
                     {"type": "ParentStreamConfig", "stream": {"$ref": "#/streams/0"}, "parent_key": "id",
                      "partition_field": "order"}]}}}""".formatted(name);
    }

    private static final List<String> PAGES = List.of(
            "[{\"id\": 1, \"Total Paid\": 0.10000000000000000001, \"tags\": [\"a\"]}, {\"id\": 9007199254740993, \"Total Paid\": 2}]",
            "[{\"id\": 3, \"Total Paid\": null}]");

    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    private final CamelHttp http = new CamelHttp(new ReachGuard(AllowedHosts.of(null)));
    private HttpServer server;
    private TestInstallation installation;
    private Streams streams;

    @BeforeEach
    void serve(@TempDir Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/orders", this::answer);
        server.createContext("/", exchange -> send(exchange, 200, "[{\"of\": \"" + exchange.getRequestURI() + "\"}]"));
        server.start();
        installation = new TestInstallation(folder);
        streams = new Streams(installation.databases(), new Apis(installation.store(), http));
    }

    @AfterEach
    void stop() {
        installation.close();
        http.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        queries.add(exchange.getRequestURI().getQuery());
        var page = Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll(".*page=(\\d+).*", "$1"));
        var slow = asked.incrementAndGet() == 2;
        var rows = page > PAGES.size() ? "[]" : PAGES.get(page - 1);
        if (slow) {
            exchange.getResponseHeaders().add("Retry-After", "1");
        }
        send(exchange, slow ? 429 : 200, "{\"data\": " + rows + "}");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Test
    void a_sample_knows_the_columns_that_came_and_is_not_asked_again() {
        var sample = streams.sample(shop(), "orders");
        assertThat(sample.columns())
                .extracting(column -> column.to() + " " + column.type())
                .containsExactly("id int64", "total_paid decimal", "tags json");
        assertThat(sample.whole()).isTrue();
        var requests = asked.get();
        assertThat(streams.sample(shop(), "orders")).isEqualTo(sample);
        assertThat(asked).hasValue(requests);
    }

    @Test
    void the_now_of_a_request_is_the_manifests() {
        streams.at(Instant.parse("2020-02-03T04:05:06Z")).sample(shop(), "orders");
        assertThat(queries).isNotEmpty().allMatch(query -> query.contains("as_of=2020-02-03"));
    }

    @Test
    void every_row_comes_once_and_with_all_its_digits() {
        var columns = streams.sample(shop(), "orders").columns();
        assertThat(rows(streams, "orders", columns))
                .containsExactly("1|0.10000000000000000001|[\"a\"]", "9007199254740993|2|null", "3|null|null");
    }

    @Test
    void streams_that_are_read_together_ask_their_parent_once() {
        var columns = List.of(LoadColumn.of("of", ColumnType.TEXT));
        var together = streams.together();
        assertThat(rows(together, "lines", columns)).hasSize(3);
        var requests = asked.get();
        assertThat(rows(together, "notes", columns))
                .contains("/notes/9007199254740993")
                .hasSize(3);
        assertThat(asked).hasValue(requests);
    }

    private List<String> rows(Streams from, String name, List<LoadColumn> columns) {
        var load = Streams.reading(new Source.Stream("shop", name), columns);
        var rows = new ArrayList<String>();
        try (var stream = from.open(shop(), load, Streams.Start.ALL, Streams.Watching.NOBODY)) {
            while (stream.advance()) {
                rows.add(String.join(
                        "|",
                        java.util.Arrays.stream(stream.row())
                                .map(String::valueOf)
                                .toList()));
            }
        }
        return rows;
    }

    private Connection shop() {
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        var config = new Secret("{\"base_url\": \"" + base + "\"}");
        return new Connection("shop", Kind.API, "shop", null, new Connection.Api(MANIFEST, config, null), true);
    }
}
