package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Streams under a condition are there when the settings meet it. */
class ConditionalStreamsTest {
    private static final String MANIFEST = """
            check: {stream_names: [orders]}
            definitions:
              retriever: &retriever
                requester: {url_base: "https://api.shop.example", path: s}
                record_selector: {extractor: {field_path: []}}
            streams:
              - {name: orders, retriever: *retriever}
              - type: ConditionalStreams
                condition: "{{ config['plan'] == 'pro' }}"
                streams:
                  - {type: DeclarativeStream, name: invoices, retriever: *retriever}
                  - {type: DeclarativeStream, name: refunds, retriever: *retriever}
            """;

    @Test
    void are_there_when_the_condition_holds() {
        assertThat(streams(Map.of("plan", "pro"))).containsExactly("orders", "invoices", "refunds");
    }

    @Test
    void are_not_there_when_it_does_not_or_the_setting_is_missing() {
        assertThat(streams(Map.of("plan", "free"))).containsExactly("orders");
        assertThat(streams(Map.of())).containsExactly("orders");
    }

    @Test
    void reading_one_whose_condition_does_not_hold_says_why() {
        try (var http = http()) {
            var connector = connector(Map.of("plan", "free"), http);
            assertThatThrownBy(() -> connector.read(Reading.full("refunds")))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("refunds only with other settings");
            assertThatThrownBy(() -> connector.read(Reading.full("none")))
                    .hasMessageEndingWith("its streams are orders");
        }
    }

    @Test
    void without_settings_all_are_counted() {
        assertThat(Manifest.read("shop", MANIFEST).streams())
                .extracting(ManifestStream::name)
                .containsExactly("orders", "invoices", "refunds");
    }

    private static List<String> streams(Map<String, @Nullable Object> settings) {
        try (var http = http()) {
            return connector(settings, http).streams().stream()
                    .map(ManifestStream::name)
                    .toList();
        }
    }

    private static CamelHttp http() {
        return new CamelHttp(new ReachGuard(AllowedHosts.loopback()));
    }

    private static ManifestConnector connector(Map<String, @Nullable Object> settings, CamelHttp http) {
        var config = new Config(new LinkedHashMap<>(settings), changed -> {});
        return new ManifestConnector(
                Manifest.read("shop", MANIFEST), new Opening(config, Clock.systemUTC(), http, Limiter.none(), null));
    }
}
