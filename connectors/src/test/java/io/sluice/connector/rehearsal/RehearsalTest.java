package io.sluice.connector.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.mockapi.MockApi;
import io.sluice.connector.mockapi.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private Rehearsal rehearsal;

    @BeforeEach
    void open() throws IOException {
        try (var text = MockApi.class.getResourceAsStream("harbour.yaml")) {
            rehearsal = Rehearsal.of(
                    "harbour",
                    new String(text.readAllBytes(), StandardCharsets.UTF_8),
                    path -> Optional.empty(),
                    Instant.parse("2025-06-15T12:34:56Z"));
        }
    }

    @AfterEach
    void close() throws IOException {
        rehearsal.close();
    }

    @Test
    void reads_every_stream_to_its_end_past_a_rate_limit_and_a_failure() {
        for (var stream : List.of("ships", "cargo", "tides")) {
            var outcome = rehearsal.read(stream, null, false, record -> {});
            assertThat(outcome.fault()).as(stream).isNull();
            assertThat(outcome.records()).as(stream).isPositive();
            assertThat(rehearsal.mock().seen())
                    .extracting(Seen::status)
                    .as(stream)
                    .contains(429, 500, 200);
        }
        assertThat(rehearsal.read("manifests", null, false, record -> {}).records())
                .isEqualTo(7);
    }

    @Test
    void reads_only_what_has_changed_from_the_state_of_a_first_reading() {
        var before = new ArrayList<Map<String, ?>>();
        var first = rehearsal.read("tides", null, false, before::add);
        var after = new ArrayList<Map<String, ?>>();
        var second = rehearsal.read("tides", first.state(), true, after::add);
        assertThat(second.fault()).isNull();
        assertThat(after).hasSizeLessThan(before.size()).isNotEmpty();
        assertThat(second.state()).isNotEqualTo(first.state());
    }

    @Test
    void asks_once_for_a_parent_that_two_routers_of_a_stream_share() {
        assertThat(rehearsal.read("meetings", null, false, record -> {}).fault())
                .isNull();
        var answered = rehearsal.mock().seen().stream()
                .filter(request -> request.status() == 200)
                .toList();
        assertThat(answered)
                .filteredOn(request -> request.path().endsWith("/ships"))
                .hasSize(3);
        assertThat(answered)
                .filteredOn(request -> request.path().contains("/meetings/"))
                .hasSize(100);
    }

    @Test
    void says_why_a_stream_could_not_be_read() {
        assertThat(rehearsal.read("whales", null, false, record -> {}).fault())
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("whales");
    }
}
