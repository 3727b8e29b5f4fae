package io.sluice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.store.Pauses.Pause;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventsContractTest {

    private final TestServer server = TestServer.shared();

    @Test
    void a_reader_sees_each_phase_as_it_comes_and_goes_on_after_a_break() throws Exception {
        server.call().post("/v1/requests", "{'id': 'live', 'sentence': 'replace orders by sales.csv'}");
        String last;
        try (var events = follow("live", "")) {
            var seen = events.until("\"phase\":\"approve\"");
            assertThat(seen).anyMatch(line -> line.contains("event:phase") || line.contains("event: phase"));
            assertThat(seen).anyMatch(line -> line.contains("\"n\":1") && line.contains("\"phase\":\"generate\""));
            last = events.lastId;
            server.call().post("/v1/requests/live/approve", "{}");
            assertThat(events.until("\"outcome\":\"committed\"")).isNotEmpty();
        }
        try (var again = follow("live", last)) {
            var seen = again.until("\"outcome\":\"committed\"");
            assertThat(seen).noneMatch(line -> line.contains("\"phase\":\"generate\""));
            assertThat(seen).anyMatch(line -> line.contains("\"phase\":\"commit\""));
        }
    }

    @Test
    void progress_is_told_while_it_runs() throws Exception {
        server.call().post("/v1/requests", "{'id': 'progress', 'sentence': 'replace orders by sales.csv'}");
        try (var events = follow("progress", "")) {
            events.until("\"phase\":\"approve\"");
            server.store().progress().put("progress", 2, 7, 150, 200);
            assertThat(events.until("\"rows\":7").getLast())
                    .contains(
                            "\"step\":2",
                            "\"per_second\":0",
                            "\"bytes\":150",
                            "\"total_bytes\":200",
                            "\"done\":150",
                            "\"total\":200");
        }
    }

    @Test
    void a_source_that_is_waited_for_is_told_with_its_reason_and_the_end_of_the_wait() throws Exception {
        server.call().post("/v1/requests", "{'id': 'rests', 'sentence': 'Import sales.csv into orders, it is held'}");
        var until = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);
        try (var events = follow("rests", "")) {
            server.store().pauses().tell("rests", new Pause("shop.orders", until, "it answers 503"));
            assertThat(events.until("it answers 503")).isNotEmpty();
            var waits = server.call().get("/v1/requests/rests").json().path("waits_because");
            assertThat(waits.path(0).asString())
                    .startsWith("shop.orders is read on at ")
                    .contains(until.toString().substring(11, 19) + " UTC")
                    .endsWith(", as the source asks: it answers 503");
            IntStream.range(0, 4).forEach(activity -> server.activities().release());
            events.until("\"outcome\":\"committed\"");
        }
        assertThat(server.call().get("/v1/requests/rests").json().path("waits_because"))
                .isEmpty();
    }

    private Stream follow(String id, String lastEventId) throws IOException, InterruptedException {
        var request = server.call().request("/v1/requests/" + id + "/events").header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        var response = Call.client().send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new Stream(new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    private static final class Stream implements AutoCloseable {
        private final BufferedReader reader;
        private String lastId = "";

        Stream(BufferedReader reader) {
            this.reader = reader;
        }

        List<String> until(String awaited) throws IOException {
            var seen = new ArrayList<String>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                seen.add(line);
                if (line.startsWith("id:")) {
                    lastId = line.substring(3).strip();
                }
                if (line.startsWith("data:") && line.contains(awaited)) {
                    return seen;
                }
            }
            throw new AssertionError("the stream ended without " + awaited + ": " + seen);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
