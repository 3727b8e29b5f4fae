package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.Piece;
import io.sluice.connector.manifest.Reading;
import io.sluice.connector.manifest.budget.Budgets;
import io.sluice.connector.manifest.budget.CallBook;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.component.Document;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.Answer;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.http.LongWait;
import io.sluice.fixture.HandClock;
import io.sluice.store.Store;
import io.sluice.store.StoredConnection;
import io.sluice.store.StoredConnection.StoredApi;
import io.sluice.store.fixture.TestStore;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two workers over one store: each has a store, a clock and limiters of its own. */
class SharedCallsTest {
    private static final HttpRequest REQUEST =
            new HttpRequest("GET", URI.create("https://a.example/x"), Map.of(), null);

    private static final String MANIFEST = """
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [things]}
            api_budget:
              type: HTTPAPIBudget
              policies:
                - {type: MovingWindowCallRatePolicy, matchers: [], rates: [{type: Rate, limit: 200, interval: PT1H}]}
            streams:
              - type: DeclarativeStream
                name: things
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "https://a.example", path: things}
                  record_selector: {extractor: {type: DpathExtractor, field_path: []}}
            """;

    private final TestStore first = TestStore.fresh();
    private final Store second = first.open();
    private final HandClock clock = new HandClock(Instant.parse("2024-06-15T12:00:00Z"));

    @BeforeEach
    void connect() {
        first.store()
                .connections()
                .save(StoredConnection.untestedApi("shop", "shop.yaml", "{}", new StoredApi(MANIFEST, null)));
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
    }

    private static CallBook book(Store store) {
        return new StoredCallBook(store.callBooks(), "shop", 1);
    }

    private Limiter limiter(CallBook book) {
        var budget = Document.read("shop", MANIFEST).root(clock).needed("api_budget");
        return Budgets.of(budget, Scope.of(new Config(Map.of(), changed -> {})), book, clock);
    }

    private static int callsUntilRefused(Limiter limiter) {
        for (var calls = 0; ; calls++) {
            try {
                limiter.acquire(REQUEST);
            } catch (LongWait refused) {
                return calls;
            }
        }
    }

    @Test
    void two_workers_together_make_as_many_calls_as_the_budget_allows() {
        var one = limiter(book(first.store()));
        var other = limiter(book(second));
        var calls = CompletableFuture.supplyAsync(() -> callsUntilRefused(one))
                .thenCombine(CompletableFuture.supplyAsync(() -> callsUntilRefused(other)), Integer::sum);
        assertThat(calls.join()).isEqualTo(200);
    }

    @Test
    void a_call_seldom_asks_the_store() {
        var writes = new AtomicInteger();
        var real = book(first.store());
        var counting = new CallBook() {
            @Override
            public Page read(int page) {
                return real.read(page);
            }

            @Override
            public <E extends Entry> E write(int page, Function<Page, E> change) {
                writes.incrementAndGet();
                return real.write(page, change);
            }

            @Override
            public boolean isShared() {
                return true;
            }
        };
        var limiter = limiter(counting);
        for (var i = 0; i < 150; i++) {
            limiter.acquire(REQUEST);
        }
        assertThat(writes.get()).isLessThan(20);
    }

    @Test
    void calls_that_were_counted_at_once_are_made_soon_or_not_at_all() {
        var one = limiter(book(first.store()));
        for (var i = 0; i < 4; i++) {
            one.acquire(REQUEST); // counted as 1, 2 and 4
        }
        clock.advance(Duration.ofSeconds(2));
        assertThat(callsUntilRefused(one)).isEqualTo(200 - 7);
    }

    @Test
    void a_pause_that_one_worker_was_asked_for_is_kept_by_the_other() {
        var one = limiter(book(first.store()));
        var other = limiter(book(second));
        other.acquire(REQUEST);
        one.hold(Duration.ofMinutes(5));
        clock.advance(Duration.ofSeconds(1));
        assertThatExceptionOfType(LongWait.class)
                .isThrownBy(() -> other.acquire(REQUEST))
                .withMessage("the API asked for a pause; whoever cannot wait connects it anew, which clears that")
                .satisfies(wait -> assertThat(wait.duration()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5)));
    }

    @Test
    void a_429_of_one_worker_pauses_the_reading_of_the_other_before_it_asks() {
        var one = new Apis(first.store(), asked -> answer(429, "[]", "Retry-After", "120"));
        var asked = new AtomicInteger();
        var other = new Apis(second, request -> {
            asked.incrementAndGet();
            return answer(200, "[]");
        });
        assertThat(firstPiece(one, first.store())).isInstanceOf(Piece.Pause.class);
        assertThat(firstPiece(other, second)).isInstanceOf(Piece.Pause.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_connection_that_is_made_anew_begins_with_a_whole_budget() {
        var before = limiter(book(first.store()));
        callsUntilRefused(before);
        before.hold(Duration.ofMinutes(5));
        connect();
        assertThat(callsUntilRefused(limiter(book(second)))).isEqualTo(200);
    }

    @Test
    void a_connection_that_is_gone_takes_its_book_along() {
        limiter(book(first.store())).acquire(REQUEST);
        assertThat(first.store().connections().delete("shop")).isTrue();
        assertThat(book(second).read(1).figures()).isEmpty();
        limiter(book(second)).acquire(REQUEST);
    }

    @Test
    void a_pause_of_a_connection_that_is_gone_is_kept_by_whoever_was_asked_for_it() {
        first.store().connections().delete("shop");
        var limiter = limiter(book(first.store()));
        limiter.hold(Duration.ofMinutes(5));
        clock.advance(Duration.ofSeconds(1));
        assertThatExceptionOfType(LongWait.class).isThrownBy(() -> limiter.acquire(REQUEST));
    }

    @Test
    void a_store_that_is_away_is_no_fault_of_whatever_is_read_or_written() {
        var limiter = limiter(book(second));
        second.close();
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> limiter.acquire(REQUEST))
                .satisfies(away -> {
                    assertThat(away.fault()).isEqualTo(Fault.UNREACHABLE);
                    assertThat(away.subject()).isEqualTo("sluice");
                });
    }

    @Test
    void an_answer_that_cannot_be_written_down_is_closed() {
        var closed = new AtomicInteger();
        var apis = new Apis(second, asked -> {
            second.close();
            return answer(closed::incrementAndGet, 200, "[]", "ratelimit-remaining", "0");
        });
        var connection = new Connections(second, List.of()).named("shop");
        try (var reader = apis.open(connection, Clock.systemUTC()).read(Reading.full("things"))) {
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(reader::next)
                    .satisfies(away -> assertThat(away.fault()).isEqualTo(Fault.UNREACHABLE));
        }
        assertThat(closed).hasValue(1);
    }

    private static Piece firstPiece(Apis apis, Store store) {
        var connection = new Connections(store, List.of()).named("shop");
        try (var reader = apis.open(connection, Clock.systemUTC()).read(Reading.full("things"))) {
            return reader.next();
        }
    }

    private static Answer answer(int status, String body, String... headers) {
        return answer(() -> {}, status, body, headers);
    }

    private static Answer answer(Runnable release, int status, String body, String... headers) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return new Answer(
                status,
                URI.create("https://a.example/things"),
                all,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                release);
    }
}
