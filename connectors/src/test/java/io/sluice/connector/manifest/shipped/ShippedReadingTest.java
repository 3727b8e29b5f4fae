package io.sluice.connector.manifest.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped manifests read several slices, accounts and repositories; the pages are made by hand, in the shape of the recorded ones. */
class ShippedReadingTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-05T12:00:00Z"), ZoneOffset.UTC);

    private final CamelHttp http = new CamelHttp(new ReachGuard(AllowedHosts.loopback()));
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    @Test
    void exchange_rates_come_day_by_day_without_the_days_that_have_none() {
        pages.put("/latest", rates("2026-11-05"));
        pages.put("/2026-10-30", rates("2026-10-30"));
        pages.put("/2026-10-31", rates("2026-10-30"));
        pages.put("/2026-11-01", rates("2026-10-30"));
        for (var day : List.of("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05")) {
            pages.put("/" + day, rates(day));
        }
        var connector = open("exchange-rates", Map.of("start_date", "2026-10-30", "symbols", List.of("USD", "CHF")));
        connector.check();
        var rates = read(connector, "daily_rates");
        assertThat(rates)
                .extracting(rate -> rate.get("date"))
                .containsExactly("2026-10-30", "2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05");
        assertThat(calls).allMatch(call -> call.contains("base=EUR") && call.contains("symbols=USD%2CCHF"));
    }

    @Test
    void stories_of_hacker_news_are_read_to_the_last_page_of_each_six_hours() {
        pages.put("/search_by_date?page=0", hits("0", 2, "41", "42"));
        pages.put("/search_by_date?page=1", hits("1", 2, "43"));
        pages.put("/search?page=0", hits("0", 1, "40"));
        var connector = open("hackernews", Map.of("start_date", "2026-11-04"));
        connector.check();
        assertThat(read(connector, "front_page")).hasSize(1);
        calls.clear();
        assertThat(read(connector, "stories"))
                .extracting(story -> story.get("objectID"))
                .hasSize(6 * 3)
                .containsOnly("41", "42", "43");
        assertThat(calls).hasSize(6 * 2).allMatch(call -> call.contains("tags=story"));
    }

    @Test
    void posts_of_the_accounts_that_are_named_are_read_along_their_links() {
        pages.put("/accounts/lookup?acct=ada", "{\"id\":\"1\",\"acct\":\"ada\",\"statuses_count\":3}");
        pages.put("/accounts/lookup?acct=grace", "{\"id\":\"2\",\"acct\":\"grace\",\"statuses_count\":1}");
        pages.put("/accounts/1/statuses?max_id=8", "[{\"id\":\"7\",\"content\":\"<p>first</p>\"}]");
        pages.put(
                "/accounts/1/statuses",
                "Link /accounts/1/statuses?max_id=8\n[{\"id\":\"9\",\"content\":\"a\"},{\"id\":\"8\",\"content\":\"b\"}]");
        pages.put("/accounts/2/statuses", "[{\"id\":\"5\",\"content\":\"c\"}]");
        pages.put("/trends/tags?offset=20", "[]");
        pages.put("/trends/tags", "[{\"name\":\"java\",\"history\":[]}]");
        var connector = open("mastodon", Map.of("server", "social.example", "accounts", List.of("ada", "grace")));
        connector.check();
        assertThat(read(connector, "accounts"))
                .extracting(one -> one.get("acct"))
                .containsExactly("ada", "grace");
        assertThat(read(connector, "statuses"))
                .extracting(one -> one.get("id"))
                .containsExactlyInAnyOrder("9", "8", "7", "5");
    }

    @Test
    void a_server_of_mastodon_is_asked_again_when_the_time_that_it_names_is_over() {
        pages.put("/trends/tags", "429 2026-11-05T12:01:30.500000Z");
        try (var reader = open("mastodon", Map.of("server", "social.example")).read(Reading.full("trending_tags"))) {
            assertThat(reader.next()).isInstanceOfSatisfying(Piece.Pause.class, pause -> assertThat(pause.duration())
                    .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(92)));
        }
    }

    @Test
    void issues_know_their_repository_and_are_read_since_a_time() {
        pages.put("/repos/a/b/issues?page=2", "[{\"id\":3,\"number\":3,\"updated_at\":\"2026-03-01T00:00:00Z\"}]");
        pages.put(
                "/repos/a/b/issues",
                "Link /repos/a/b/issues?page=2\n[{\"id\":1,\"number\":1,\"updated_at\":\"2026-01-01T00:00:00Z\"}]");
        pages.put("/repos/a/c/issues", "[{\"id\":9,\"number\":1,\"updated_at\":\"2026-02-01T00:00:00Z\"}]");
        pages.put("/repos/a/b/releases", "[{\"id\":1,\"tag_name\":\"v1\"}]");
        pages.put("/repos/a/c/releases", "[]");
        var connector = open(
                "github",
                Map.of("token", "s3cret-token", "repositories", List.of("a/b", "a/c"), "start_date", "2026-01-01"));
        connector.check();
        assertThat(read(connector, "issues"))
                .extracting(issue -> issue.get("repository") + "#" + issue.get("number"))
                .containsExactlyInAnyOrder("a/b#1", "a/b#3", "a/c#1");
        assertThat(calls).anyMatch(call -> call.contains("since=2026-01-01T00%3A00%3A00Z"));
    }

    private static String rates(String day) {
        return "{\"amount\":1.0,\"base\":\"EUR\",\"date\":\"" + day + "\",\"rates\":{\"CHF\":0.93,\"USD\":1.1}}";
    }

    private static String hits(String page, int of, String... ids) {
        var hits = new ArrayList<String>();
        for (var id : ids) {
            hits.add("{\"objectID\":\"" + id + "\",\"title\":\"Show\",\"created_at_i\":1793750400}");
        }
        return "{\"hits\":[" + String.join(",", hits) + "],\"page\":" + page + ",\"nbPages\":" + of + "}";
    }

    /** The first page whose path and one parameter fit; a first line with {@code Link} is that header, {@code 429} says until when. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = exchange.getRequestURI();
            calls.add(asked.toString());
            var page = pages.entrySet().stream()
                    .filter(one -> fits(one.getKey(), asked))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            if (page != null && page.startsWith("Link ")) {
                var address = "http://127.0.0.1:" + server.getAddress().getPort()
                        + page.lines().findFirst().orElse("").substring(5);
                exchange.getResponseHeaders().set("Link", "<" + address + ">; rel=\"next\"");
                page = page.substring(page.indexOf('\n') + 1);
            }
            var refused = page != null && page.startsWith("429 ");
            if (refused) {
                exchange.getResponseHeaders().set("X-RateLimit-Reset", page.substring(4));
            }
            var body = (page == null ? "{\"error\":\"no " + asked + "\"}" : page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(page == null ? 404 : refused ? 429 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean fits(String key, URI asked) {
        var parts = key.split("\\?", 2);
        var first = parts.length == 2
                && parts[1].endsWith("=0")
                && !String.valueOf(asked.getQuery()).contains("page=");
        return asked.getPath().equals(parts[0])
                && (parts.length == 1
                        || first
                        || List.of(String.valueOf(asked.getQuery()).split("&")).contains(parts[1]));
    }

    private ManifestConnector open(String name, Map<String, Object> settings) {
        var manifest = Manifest.read(name, Shipped.text(name).orElseThrow());
        var config = new Config(settings, changed -> {});
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ManifestConnector(manifest, new Opening(config, NOON, http, Limiter.none(), base));
    }

    private static List<Map<String, Object>> read(ManifestConnector connector, String stream) {
        var records = new ArrayList<Map<String, Object>>();
        try (var reader = connector.read(Reading.full(stream))) {
            for (var piece = reader.next(); !(piece instanceof Piece.End); piece = reader.next()) {
                if (piece instanceof Piece.Records some) {
                    records.addAll(some.records());
                }
            }
        }
        return records;
    }
}
