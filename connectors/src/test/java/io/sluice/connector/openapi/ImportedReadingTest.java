package io.sluice.connector.openapi;

import static io.sluice.connector.openapi.DocumentMock.number;
import static io.sluice.connector.openapi.DocumentMock.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.ManifestConnector;
import io.sluice.connector.manifest.Opening;
import io.sluice.connector.manifest.Piece;
import io.sluice.connector.manifest.Reading;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import io.sluice.connector.openapi.DocumentMock.Style;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every stream of five imported documents reads every record of a server that behaves as the document says. */
class ImportedReadingTest {

    private final CamelHttp http = new CamelHttp(new ReachGuard(AllowedHosts.loopback()));

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void follows_link_headers() throws IOException {
        Style links = (all, query, exchange, address) -> {
            var page = number(query, "page", 1);
            var size = number(query, "per_page", 30);
            if (page * size < all.size()) {
                exchange.getResponseHeaders()
                        .set(
                                "Link",
                                "<" + address + "?page=" + (page + 1) + "&per_page=" + size + ">; rel=\"next\", <"
                                        + address + "?page=1>; rel=\"first\"");
            }
            return part(all, (page - 1) * size, size);
        };
        try (var mock = new DocumentMock(call -> has(call, "Authorization", "Bearer s3cret"))
                .list("/projects", 3, "id", links)
                .list("/projects/[123]/tickets", 120, "id", links)
                .list("/projects/[123]/tickets/\\d+/comments", 1, "id", links)
                .list("/users", 51, "id", links)
                .list("/teams/red/members", 101, "id", links)) {
            assertThat(counts("link.yaml", mock, Map.of("token", "s3cret", "team", "red")))
                    .isEqualTo(Map.of("projects", 3, "tickets", 360, "comments", 360, "users", 51, "members", 101));
            assertThat(mock.refusals()).isEmpty();
        }
    }

    @Test
    void follows_cursors() throws IOException {
        try (var mock = new DocumentMock(call -> has(call, "X-Api-Key", "s3cret"))
                .list("/customers", 101, "id", cursors("data"))
                .list("/invoices", 7, "id", cursors("data"))
                .list("/invoices/\\d+/lines", 41, "line_id", cursors("lines"))
                .list("/events", 95, "id", (all, query, exchange, address) -> {
                    var from = number(query, "starting_after", 0);
                    var size = number(query, "limit", 10);
                    return Map.of(
                            "object", "list", "has_more", from + size < all.size(), "data", part(all, from, size));
                })) {
            assertThat(counts("cursor.json", mock, Map.of("api_key", "s3cret")))
                    .isEqualTo(Map.of("customers", 101, "invoices", 7, "lines", 287, "events", 95));
            assertThat(mock.refusals()).isEmpty();
        }
    }

    @Test
    void counts_offsets() throws IOException {
        Style offsets =
                (all, query, exchange, address) -> part(all, number(query, "offset", 0), number(query, "limit", 20));
        try (var mock = new DocumentMock(call -> has(call, "Authorization", "Basic YW5uOnMzY3JldA=="))
                .list("/stations", 5, "stationId", offsets)
                .list("/stations/\\d/readings", 60, "id", offsets)
                .list(
                        "/sensors",
                        76,
                        "id",
                        (all, query, exchange, address) -> Map.of(
                                "total", all.size(),
                                "sensors", part(all, number(query, "startAt", 0), number(query, "maxResults", 10))))
                .list("/regions", 9, "id", (all, query, exchange, address) -> all)) {
            assertThat(counts("offset.yaml", mock, Map.of("username", "ann", "password", "s3cret")))
                    .isEqualTo(Map.of("stations", 5, "readings", 300, "sensors", 76, "regions", 9));
            assertThat(mock.refusals()).isEmpty();
        }
    }

    @Test
    void opens_envelopes() throws IOException {
        try (var mock = new DocumentMock(call -> has(call, "Authorization", "Bearer fresh"))
                .list("/authors", 61, "id", pages("data", 1, "per_page"))
                .list("/books", 4, "id", pages("content", 0, "size"))
                .list("/books/\\d/reviews", 31, "id", pages("reviews", 1, "per_page"))
                .list("/publishers", 25, "id", nextAddress("results", false))
                .list("/loans", 30, "id", nextAddress("loans", true))) {
            assertThat(counts("enveloped.yaml", mock, Map.of("client_id", "c", "client_secret", "s3cret")))
                    .isEqualTo(Map.of("authors", 61, "books", 4, "reviews", 124, "publishers", 25, "loans", 30));
            assertThat(mock.refusals()).isEmpty();
        }
    }

    @Test
    void reads_what_swagger_2_describes() throws IOException {
        try (var mock = new DocumentMock(
                        call -> String.valueOf(call.getRequestURI().getQuery()).contains("key=s3cret"))
                .list("/airports", 3, "id", tokens("items"))
                .list("/airports/\\d/flights", 71, "id", tokens("flights"))
                .list("/airlines", 45, "code", (all, query, exchange, address) -> {
                    var size = number(query, "limit", 20);
                    return part(all, (number(query, "page", 1) - 1) * size, size);
                })
                .list("/alliances", 3, "id", (all, query, exchange, address) -> all)) {
            assertThat(counts("swagger2.json", mock, Map.of("api_key", "s3cret")))
                    .isEqualTo(Map.of("airports", 3, "flights", 213, "airlines", 45, "alliances", 3));
            assertThat(mock.refusals()).isEmpty();
        }
    }

    private static boolean has(com.sun.net.httpserver.HttpExchange call, String header, String value) {
        return value.equals(call.getRequestHeaders().getFirst(header));
    }

    private static Style cursors(String envelope) {
        return (all, query, exchange, address) -> {
            var from = number(query, "cursor", 0);
            var next = from + number(query, "limit", 10);
            var meta = new LinkedHashMap<String, Object>();
            meta.put("next_cursor", next < all.size() ? String.valueOf(next) : null);
            return Map.of(envelope, part(all, from, next - from), "meta", meta);
        };
    }

    private static Style tokens(String envelope) {
        return (all, query, exchange, address) -> {
            var from = number(query, "pageToken", 0);
            var next = from + number(query, "pageSize", 10);
            return next < all.size()
                    ? Map.of(envelope, part(all, from, next - from), "nextPageToken", String.valueOf(next))
                    : Map.of(envelope, part(all, from, next - from));
        };
    }

    private static Style pages(String envelope, int first, String size) {
        return (all, query, exchange, address) -> {
            var many = number(query, size, 10);
            return Map.of(envelope, part(all, (number(query, "page", first) - first) * many, many), "meta", Map.of());
        };
    }

    private static Style nextAddress(String envelope, boolean hal) {
        return (all, query, exchange, address) -> {
            var from = number(query, "from", 0);
            var answer = new LinkedHashMap<String, Object>();
            var next = from + 10 < all.size() ? address + "?from=" + (from + 10) : null;
            answer.put("next", next);
            answer.put(envelope, part(all, from, 10));
            return hal
                    ? Map.of(
                            "_embedded",
                            Map.of(envelope, part(all, from, 10)),
                            "_links",
                            next == null ? Map.of() : Map.of("next", Map.of("href", next)))
                    : answer;
        };
    }

    private Map<String, Integer> counts(String file, DocumentMock mock, Map<String, Object> settings)
            throws IOException {
        try (var text = ImportedReadingTest.class.getResourceAsStream(file)) {
            var imported = OpenApiImport.of(file, new String(text.readAllBytes(), StandardCharsets.UTF_8));
            var opening = new Opening(
                    new Config(settings, changed -> {}),
                    Clock.systemUTC(),
                    http,
                    Limiter.none(),
                    URI.create(mock.address()));
            // a token endpoint is an address of its own
            var manifest = imported.manifest().replace("https://library.example/v2/token", mock.address() + "/token");
            var connector = new ManifestConnector(Manifest.read(file, manifest), opening);
            var counts = new LinkedHashMap<String, Integer>();
            for (var stream : imported.streams()) {
                counts.put(stream, records(connector, stream));
            }
            return counts;
        }
    }

    private static int records(ManifestConnector connector, String stream) {
        var records = 0;
        try (var reader = connector.read(Reading.full(stream))) {
            for (var piece = reader.next(); !(piece instanceof Piece.End); piece = reader.next()) {
                records += piece instanceof Piece.Records some ? some.records().size() : 0;
            }
        }
        return records;
    }
}
