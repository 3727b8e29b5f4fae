package io.sluice.ui;

import static io.sluice.ui.Call.isProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, what a repeated call gets, and what else every client relies on. */
class DoorContractTest {

    private static final String REQUEST = "{'sentence': 'Import sales.csv into orders'}";

    private final TestServer server = TestServer.shared();

    @Test
    void a_rebound_name_does_not_reach_this_server() {
        isProblem(server.call().header("Host", "evil.example:8080").get("/v1/requests"), 421, "foreign_host");
        assertThat(server.call()
                        .header("Host", "localhost:8080")
                        .get("/v1/requests")
                        .status())
                .isEqualTo(200);
        assertThat(server.call()
                        .header("Host", "[::1]:8080")
                        .get("/v1/requests")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "http://localhost.evil.example"})
    void a_foreign_page_may_not_call(String origin) {
        isProblem(server.call().header("Origin", origin).get("/v1/requests"), 403, "foreign_origin");
        isProblem(server.call().header("Origin", origin).post("/v1/requests", REQUEST), 403, "foreign_origin");
    }

    @Test
    void our_own_page_may_call_and_a_foreign_frame_may_not() {
        var own = "http://127.0.0.1:" + server.port();
        assertThat(server.call().header("Origin", own).get("/v1/requests").status())
                .isEqualTo(200);
        isProblem(server.call().header("Sec-Fetch-Site", "cross-site").get("/v1/requests"), 403, "foreign_origin");
    }

    @Test
    void what_changes_something_is_json() {
        isProblem(server.call().asPlainText().post("/v1/requests", REQUEST), 415, "not_json");
        isProblem(server.call().asPlainText().delete("/v1/connections/none"), 415, "not_json");
    }

    @Test
    void no_other_site_shows_our_page_in_a_frame_and_no_browser_keeps_what_the_api_said() {
        var reply = server.call().get("/v1/requests");
        assertThat(reply.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void a_body_that_is_too_large_is_refused_before_it_is_read() {
        isProblem(server.call().post("/v1/requests", "x".repeat(5 << 20)), 413, "too_large");
    }

    @Test
    void a_repeated_call_gets_the_first_reply() {
        var first = server.call().header("Idempotency-Key", "k1").post("/v1/requests", REQUEST);
        var second = server.call().header("Idempotency-Key", "k1").post("/v1/requests", REQUEST);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .isNotEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        var other = server.call().header("Idempotency-Key", "k2").post("/v1/requests", REQUEST);
        assertThat(other.text("id")).isNotEqualTo(first.text("id"));
    }

    @Test
    void a_key_belongs_to_one_call() {
        server.call().header("Idempotency-Key", "k3").post("/v1/requests", REQUEST);
        isProblem(
                server.call().header("Idempotency-Key", "k3").post("/v1/requests", "{'sentence': 'other'}"),
                422,
                "key_reused");
    }

    @Test
    void a_refusal_is_repeated_too() {
        var first = server.call().header("Idempotency-Key", "k4").post("/v1/requests", "{}");
        var second = server.call().header("Idempotency-Key", "k4").post("/v1/requests", "{}");
        isProblem(second, 400, "empty_sentence");
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void health_and_status_tell_what_runs() {
        var health = server.call().get("/v1/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).isEqualTo("{\"status\":\"up\",\"store\":true,\"temporal\":true}");
        var status = server.call().get("/v1/status").json();
        assertThat(status.propertyNames())
                .contains("version", "up", "web", "temporal", "warehouse", "store", "sandbox", "author", "disk");
        assertThat(status.path("warehouse").path("password_file").asString()).isEqualTo("/home/warehouse");
        assertThat(status.path("temporal").path("durable").asBoolean()).isFalse();
    }

    @Test
    void the_openapi_document_is_made_from_the_code() {
        var document = server.call().get("/openapi.json").json();
        assertThat(document.path("openapi").asString()).startsWith("3.");
        assertThat(document.path("paths").propertyNames())
                .contains(
                        "/v1/requests",
                        "/v1/requests/{id}",
                        "/v1/requests/{id}/diff",
                        "/v1/requests/{id}/events",
                        "/v1/requests/{id}/approve",
                        "/v1/requests/{id}/reject",
                        "/v1/requests/{id}/answer",
                        "/v1/requests/{id}/edit",
                        "/v1/requests/{id}/cancel",
                        "/v1/requests/{id}/resume",
                        "/v1/requests/{id}/undo",
                        "/v1/connections",
                        "/v1/query",
                        "/v1/health",
                        "/v1/status",
                        "/pipeline/create",
                        "/pipeline/run/{id}",
                        "/pipeline/repair/{id}",
                        "/pipeline/commit/{id}",
                        "/pipeline/{id}/logs");
    }

    @Test
    void a_wrong_method_is_told() {
        isProblem(server.call().delete("/v1/requests"), 405, "method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/requests", "/requests/import-1", "/requests/a.b", "/connections"})
    void every_address_of_the_page_shows_the_page(String path) {
        assumeThat(getClass().getResource("/static/index.html"))
                .as("built with -Dskip.web")
                .isNotNull();
        var page = server.call().get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<div id=\"root\"");
        assertThat(page.header("Content-Type")).startsWith("text/html");
    }
}
