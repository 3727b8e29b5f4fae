package io.sluice.connector.mockapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MockApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2025-06-15T12:34:56Z");
    private static final String SHIPS = "/esbjerg.harbour.example/v2/ships";

    private final HttpClient client = HttpClient.newHttpClient();
    private MockApi mock;

    @BeforeEach
    void serve() throws IOException {
        try (var text = MockApiTest.class.getResourceAsStream("harbour.yaml")) {
            mock = MockApi.serve(new String(text.readAllBytes(), StandardCharsets.UTF_8), NOW, 0);
        }
    }

    @AfterEach
    void close() throws IOException {
        mock.close();
    }

    @Test
    void makes_a_configuration_that_the_specification_accepts() {
        assertThat(mock.config())
                .containsEntry("town", "esbjerg")
                .containsEntry("since", "2025-05-21")
                .containsEntry("client", Map.of("kind", "machine", "id", "sample_id", "secret", "sample_secret"))
                .doesNotContainKey("note");
    }

    @Test
    void leads_the_manifest_to_itself_and_leaves_the_rest_as_it_was() throws Exception {
        var manifest = JSON.writeValueAsString(mock.manifest());
        assertThat(manifest)
                .contains(mock.url() + "/{{ config['town'] }}.harbour.example/v2")
                .contains("#/definitions/ships")
                .doesNotContain("https://");
    }

    @Test
    void is_busy_once_and_broken_once_and_then_gives_three_numbered_pages() throws Exception {
        assertThat(get(SHIPS + "?size=4").statusCode()).isEqualTo(429);
        assertThat(ships("1")).hasSize(4);
        assertThat(get(SHIPS + "?size=4&page=2").statusCode()).isEqualTo(500);
        assertThat(ships("2")).hasSize(4);
        assertThat(ships("3")).hasSize(2);
        assertThat(ships("4")).isEmpty();
        assertThat(mock.seen()).extracting(Seen::status).containsExactly(429, 200, 500, 200, 200, 200);
    }

    @Test
    void turns_away_who_has_no_key_or_asks_for_another_page_size() throws Exception {
        warm(SHIPS + "?size=4&page=1", 3);
        assertThat(send("GET", SHIPS + "?size=4", "", "Bearer guessed").statusCode())
                .isEqualTo(401);
        assertThat(get(SHIPS + "?size=100").statusCode()).isEqualTo(400);
    }

    @Test
    void gives_each_parent_its_own_children_and_links_to_their_next_page() throws Exception {
        warm(SHIPS + "/1/cargo", 3);
        var address = SHIPS + "/1/cargo";
        var pages = new ArrayList<Integer>();
        while (address != null) {
            var answer = get(address);
            pages.add(JSON.readTree(answer.body()).size());
            address = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')).replace(mock.url(), ""))
                    .orElse(null);
        }
        assertThat(pages).containsExactly(5, 5, 2);
        assertThat(get(SHIPS + "/2/cargo").body())
                .isNotEqualTo(get(SHIPS + "/1/cargo").body());
    }

    @Test
    void keeps_to_the_interval_that_is_asked_for_and_follows_tokens_in_the_body() throws Exception {
        warmTides();
        var first = tides("{\"from\":\"2025-05-21\",\"until\":\"2025-05-30\"}");
        assertThat(first.get("entries")).hasSize(5);
        assertThat(first.at("/paging/more").booleanValue()).isTrue();
        var second = tides("{\"from\":\"2025-05-21\",\"until\":\"2025-05-30\",\"paging\":{\"after\":"
                + first.at("/paging/after") + "}}");
        assertThat(second.at("/entries/0")).isNotEqualTo(first.at("/entries/0"));
        assertThat(tides("{\"from\":\"2025-06-11\",\"until\":\"2025-06-15\"}").get("entries"))
                .hasSize(0);
        assertThat(tides("{\"from\":\"2025-05-31\",\"until\":\"2025-06-09\"}")
                        .at("/entries/0/tide/at")
                        .longValue())
                .isEqualTo(Instant.parse("2025-05-31T00:01:01Z").getEpochSecond());
    }

    @Test
    void has_changed_late_and_new_rows_when_it_is_asked_later() throws Exception {
        warmTides();
        var before = allTides();
        mock.begin(true);
        warmTides();
        var after = allTides();
        assertThat(after).hasSize(before.size() + 3);
        assertThat(after.stream().filter(tide -> !before.contains(tide))).hasSize(4);
    }

    @Test
    void hands_out_tokens_and_takes_them_and_packs_what_the_decoder_unpacks() throws Exception {
        var tokens = JSON.readTree(send("POST", "/login.harbour.example/token", "grant_type=client_credentials", "")
                .body());
        var bearer = "Bearer " + tokens.get("pass").textValue();
        send("GET", "/files.harbour.example/export", "", bearer);
        var answer = send("GET", "/files.harbour.example/export", "", bearer);
        try (var unpacked =
                new GZIPInputStream(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.ISO_8859_1)))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("\"line\";\"weight\"");
        }
    }

    @Test
    void serves_the_same_bytes_each_time() throws Exception {
        warm(SHIPS + "?size=4&page=1", 3);
        assertThat(get(SHIPS + "?size=4").body())
                .isEqualTo(get(SHIPS + "?size=4").body());
    }

    private List<JsonNode> allTides() throws Exception {
        var all = new ArrayList<JsonNode>();
        var after = "";
        do {
            var page = tides(after.isEmpty() ? "{}" : "{\"paging\":{\"after\":\"" + after + "\"}}");
            page.get("entries").forEach(all::add);
            after = page.at("/paging/more").booleanValue()
                    ? page.at("/paging/after").textValue()
                    : "";
        } while (!after.isEmpty());
        return all;
    }

    private void warmTides() throws Exception {
        for (var call = 0; call < 3; call++) {
            send("POST", "/esbjerg.harbour.example/v2/tides", "{}", "Bearer sample_key");
        }
    }

    private JsonNode tides(String body) throws Exception {
        return JSON.readTree(send("POST", "/esbjerg.harbour.example/v2/tides", body, "Bearer sample_key")
                .body());
    }

    private JsonNode ships(String page) throws Exception {
        return JSON.readTree(get(SHIPS + "?size=4&page=" + page).body()).at("/data/ships");
    }

    private void warm(String address, int calls) throws Exception {
        for (var call = 0; call < calls; call++) {
            get(address);
        }
    }

    private HttpResponse<String> get(String address) throws Exception {
        return send("GET", address, "", "Bearer sample_key");
    }

    private HttpResponse<String> send(String method, String address, String body, String authorization)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(mock.url() + address))
                .header("Authorization", authorization)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }
}
