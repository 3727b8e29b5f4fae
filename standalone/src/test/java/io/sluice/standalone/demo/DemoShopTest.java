package io.sluice.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoShopTest {

    private DemoShop shop;

    @BeforeEach
    void open() throws IOException {
        shop = DemoShop.start(0);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void gives_every_customer_once_page_by_page() throws IOException {
        var ids = new HashSet<Integer>();
        for (var page = 1; page <= 4; page++) {
            get("/customers?per_page=100&page=" + page)
                    .path("data")
                    .forEach(one -> ids.add(one.path("id").asInt()));
        }
        assertThat(ids).hasSize(320);
        assertThat(get("/customers?per_page=100&page=5").path("data")).isEmpty();
    }

    @Test
    void gives_orders_with_their_lines_since_a_time_in_the_order_of_their_change() throws IOException {
        var times = new ArrayList<String>();
        var cursor = "";
        do {
            var answer = get("/orders?limit=200&updated_since=2026-05-01T00:00:00Z" + cursor);
            answer.path("data").forEach(order -> {
                times.add(order.path("updated_at").asText());
                assertThat(order.path("lines")).isNotEmpty();
            });
            cursor = answer.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + answer.path("next_cursor").asText();
        } while (!cursor.isEmpty());
        assertThat(times).isSorted().isNotEmpty().allMatch(time -> time.compareTo("2026-05-01") >= 0);
    }

    @Test
    void holds_the_same_on_every_start() throws IOException {
        try (var other = DemoShop.start(0)) {
            assertThat(call(other, "/products?limit=48", DemoShop.TOKEN).body)
                    .isEqualTo(call(shop, "/products?limit=48", DemoShop.TOKEN).body);
        }
        assertThat(get("/customers?per_page=1").at("/data/0/name").asText()).isEqualTo("Øyvind Almeida");
    }

    @Test
    void says_what_is_wrong_with_a_call() throws IOException {
        assertThat(call(shop, "/orders", "wrong").status).isEqualTo(401);
        assertThat(call(shop, "/orders?limit=many", DemoShop.TOKEN).status).isEqualTo(400);
        assertThat(call(shop, "/none", DemoShop.TOKEN).status).isEqualTo(404);
    }

    @Test
    void asks_who_calls_too_often_to_wait() throws IOException {
        Reply reply;
        do {
            reply = call(shop, "/products", DemoShop.TOKEN);
        } while (reply.status == 200);
        assertThat(reply.status).isEqualTo(429);
        assertThat(reply.retryAfter).isEqualTo("1");
    }

    private record Reply(int status, JsonNode body, String retryAfter) {}

    private JsonNode get(String path) throws IOException {
        var reply = call(shop, path, DemoShop.TOKEN);
        assertThat(reply.status).isEqualTo(200);
        return reply.body;
    }

    private static Reply call(DemoShop shop, String path, String token) throws IOException {
        var connection =
                (HttpURLConnection) URI.create(shop.address() + path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        var status = connection.getResponseCode();
        try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Reply(status, new ObjectMapper().readTree(body), connection.getHeaderField("Retry-After"));
        }
    }
}
