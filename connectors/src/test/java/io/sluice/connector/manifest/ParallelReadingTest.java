package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.TestApi.Reply;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.Http;
import io.sluice.connector.manifest.http.Limiter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ParallelReadingTest {
    private static final String EIGHT = Read.manifest("", "[]", """
            paginator:
              type: DefaultPaginator
              page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
              pagination_strategy: {type: PageIncrement, page_size: 1}
            partition_router:
              type: ListPartitionRouter
              values: [a, b, c, d, e, f, g, h]
              cursor_field: kind
              request_option: {inject_into: request_parameter, field_name: kind}
            """, "");

    @Test
    void slices_are_asked_for_at_the_same_time_and_no_record_is_lost_or_doubled() {
        var together = new CountDownLatch(8);
        try (var api = new TestApi(asked -> answer(asked, together))) {
            var pieces = read(api, null);
            assertThat(pieces.stream()
                            .filter(Piece.Records.class::isInstance)
                            .flatMap(piece -> ((Piece.Records) piece).records().stream())
                            .map(record -> record.get("of")))
                    .hasSize(16)
                    .doesNotHaveDuplicates();
            assertThat(together.getCount()).isZero();
        }
    }

    @Test
    void a_position_within_no_page_leads_to_exactly_what_was_not_delivered() {
        try (var api = new TestApi(asked -> answer(asked, new CountDownLatch(0)))) {
            var pieces = read(api, null);
            var within = new HashSet<Long>();
            for (var i = 0; i < pieces.size(); i++) {
                switch (pieces.get(i)) {
                    case Piece.Records given -> within.add(given.slice());
                    case Piece.SliceEnd end -> within.remove(end.slice());
                    case Piece.PageEnd end -> {
                        within.remove(end.slice());
                        if (within.isEmpty()) {
                            var after = records(read(api, end.next()));
                            var before = records(pieces.subList(0, i));
                            assertThat(after).containsExactlyInAnyOrderElementsOf(minus(records(pieces), before));
                        }
                    }
                    case Piece.Pause pause -> {}
                    case Piece.End end -> {}
                }
            }
        }
    }

    @Test
    void as_many_slices_are_read_at_once_as_the_manifest_wants_and_no_more_than_eight() {
        assertThat(concurrency("")).isEqualTo(1);
        assertThat(concurrency("concurrency_level: {default_concurrency: \"{{ config.get('workers', 3) }}\"}"))
                .isEqualTo(3);
        assertThat(concurrency("concurrency_level: {default_concurrency: 100, max_concurrency: 50}"))
                .isEqualTo(8);
    }

    private static int concurrency(String level) {
        try (var api = new TestApi(asked -> Reply.json("[]"))) {
            return Read.connector(api, EIGHT + level).concurrency();
        }
    }

    @Test
    void a_pause_that_all_slices_must_make_is_the_callers_too_and_one_is_enough() {
        try (var api = new TestApi(asked -> asked.target().contains("page=2")
                        ? Reply.json("[]")
                        : new Reply(429, "text/plain", new byte[0], "Retry-After: 600"));
                var reader = Read.connector(api, EIGHT).read(new Reading("s", null, null), 8)) {
            assertThat(reader.next()).isInstanceOfSatisfying(Piece.Pause.class, pause -> {
                assertThat(pause.duration()).isBetween(Duration.ofSeconds(500), Duration.ofSeconds(600));
                assertThat(pause.reason()).contains("429");
            });
            assertThat(api.asked()).hasSize(8);
        }
    }

    @Test
    void a_fault_in_one_slice_ends_the_reading() {
        try (var api = new TestApi(asked -> asked.target().contains("kind=e")
                ? new Reply(403, "text/plain", "not yours".getBytes(), "")
                : answer(asked, new CountDownLatch(0)))) {
            assertThatThrownBy(() -> read(api, null))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("\"kind\":\"e\"");
        }
    }

    @Test
    void an_error_in_one_slice_ends_the_reading_and_does_not_leave_the_reader_waiting() {
        Http broken = request -> {
            throw new StackOverflowError();
        };
        var opening = new Opening(
                new Config(new LinkedHashMap<>(Map.of("url", "http://127.0.0.1:9")), changed -> {}),
                Clock.systemUTC(),
                broken,
                Limiter.none(),
                null);
        try (var reader =
                new ManifestConnector(Manifest.read("test", EIGHT), opening).read(new Reading("s", null, null), 8)) {
            assertThatThrownBy(() -> {
                        while (!(reader.next() instanceof Piece.End)) {}
                    })
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    /** Two pages of one record for each kind; the first pages wait for each other. */
    private static Reply answer(TestApi.Asked asked, CountDownLatch together) {
        if (asked.target().contains("page=2")) {
            return Reply.json("[]");
        }
        together.countDown();
        try {
            together.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.json("[{\"of\":\"" + asked.target() + "\"}]");
    }

    private static List<Piece> read(TestApi api, Position from) {
        var pieces = new ArrayList<Piece>();
        try (var reader = Read.connector(api, EIGHT).read(new Reading("s", null, from), 8)) {
            do {
                pieces.add(reader.next());
            } while (!(pieces.getLast() instanceof Piece.End));
        }
        return pieces;
    }

    private static List<String> records(List<Piece> pieces) {
        return pieces.stream()
                .filter(Piece.Records.class::isInstance)
                .flatMap(piece -> ((Piece.Records) piece).records().stream())
                .map(record -> String.valueOf(record.get("of")))
                .toList();
    }

    private static List<String> minus(List<String> all, List<String> some) {
        return all.stream().filter(one -> !some.contains(one)).collect(Collectors.toList());
    }
}
