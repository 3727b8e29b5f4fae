package io.sluice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageContractTest {

    private static final Pattern SCRIPT = Pattern.compile("/assets/[^\"]+\\.js");

    private final Call server = TestServer.shared().call();

    @BeforeEach
    void there_is_a_page() {
        Assumptions.assumeTrue(
                PageContractTest.class.getResource("/static/index.html") != null, "built without the page: -Dskip.web");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/requests", "/requests/any-id.of.mine", "/connections", "/schedules", "/schedules/any.name"
            })
    void every_address_of_the_page_shows_it(String address) {
        var reply = server.get(address);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.text()).contains("<title>Sluice</title>");
    }

    @Test
    void no_other_site_can_put_the_approve_button_into_a_frame() {
        assertThat(server.get("/requests/r").header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void the_page_loads_only_what_it_brought_along() {
        assertThat(server.get("/").text()).doesNotContain("http://", "https://", "//cdn");
        assertThat(server.get("/").header("Content-Security-Policy")).startsWith("default-src 'self'");
    }

    @Test
    void a_new_version_is_seen_at_once_and_its_parts_are_kept() {
        var page = server.get("/");
        var script = SCRIPT.matcher(page.text());
        assertThat(script.find()).isTrue();
        assertThat(page.header("Cache-Control")).contains("no-cache");
        assertThat(server.get(script.group()).header("Cache-Control")).contains("immutable");
    }

    @Test
    void an_unknown_address_is_no_page() {
        assertThat(server.get("/nowhere").status()).isEqualTo(404);
    }
}
