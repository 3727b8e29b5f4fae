package io.sluice.connector.manifest.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.component.Document;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.Answer;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.LongWait;
import io.sluice.fixture.HandClock;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApiBudgetTest {
    private final HandClock clock = new HandClock(Instant.parse("2024-06-15T12:00:00Z"));

    /** As one that several processes write in. */
    private static final class SharedBook implements CallBook {
        private final CallBook book;
        private int readings;

        SharedBook(Clock clock) {
            book = CallBook.local(clock);
        }

        @Override
        public Page read(int page) {
            readings++;
            return book.read(page);
        }

        @Override
        public <E extends Entry> E write(int page, Function<Page, E> change) {
            return book.write(page, change);
        }

        @Override
        public boolean isShared() {
            return true;
        }
    }

    private ApiBudget budget(String policies) {
        return budget(policies, CallBook.local(clock));
    }

    private ApiBudget budget(String policies, CallBook book) {
        var manifest =
                "{\"version\": \"6.0.0\", \"streams\": [], \"api_budget\": {\"type\": \"HTTPAPIBudget\", \"policies\": ["
                        + policies + "]}}";
        var scope = Scope.of(new Config(Map.of("limit", 3), changed -> {}));
        return (ApiBudget)
                Budgets.of(Document.read("test", manifest).root(clock).needed("api_budget"), scope, book, clock);
    }

    private static HttpRequest get(String url) {
        return new HttpRequest("GET", URI.create(url), Map.of("X-Kind", List.of("bulk")), null);
    }

    private static Answer answer(int status, String... headers) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return new Answer(status, URI.create("https://a.example"), all, InputStream.nullInputStream(), () -> {});
    }

    @Test
    void a_moving_window_lets_through_no_more_than_its_rates_in_any_stretch() {
        var budget = budget(
                "{\"type\": \"MovingWindowCallRatePolicy\", \"matchers\": [], \"rates\": ["
                        + "{\"type\": \"Rate\", \"limit\": 2, \"interval\": \"PT1S\"}, {\"type\": \"Rate\", \"limit\": \"{{ config['limit'] }}\", \"interval\": \"PT10S\"}]}");
        var request = get("https://a.example/x");
        assertThat(budget.take(request)).isZero();
        assertThat(budget.take(request)).isZero();
        assertThat(budget.take(request)).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(budget.take(request)).isZero();
        assertThat(budget.take(request)).isEqualTo(Duration.ofSeconds(9));
        clock.advance(Duration.ofSeconds(9));
        assertThat(budget.take(request)).isZero();
    }

    @Test
    void the_first_policy_that_matches_counts() {
        var budget = budget(
                "{\"type\": \"UnlimitedCallRatePolicy\", \"matchers\": [{\"type\": \"HttpRequestRegexMatcher\", \"params\": {\"free\": 1}}]},"
                        + "{\"type\": \"MovingWindowCallRatePolicy\", \"rates\": [{\"type\": \"Rate\", \"limit\": 10, \"interval\": \"PT1H\"}], \"matchers\": ["
                        + "{\"type\": \"HttpRequestRegexMatcher\", \"method\": \"get\", \"url_base\": \"https://a.example/\", \"url_path_pattern\": \"/v\\\\d+/dear\", \"headers\": {\"x-kind\": \"bulk\"}, \"weight\": 6}]}");
        assertThat(budget.take(get("https://a.example/v1/dear"))).isZero();
        assertThat(budget.take(get("https://a.example/v2/dear/"))).isEqualTo(Duration.ofHours(1));
        assertThat(budget.take(get("https://a.example/v2/dear?free=1"))).isZero();
        assertThat(budget.take(get("https://b.example/v2/dear"))).isZero();
        assertThat(budget.take(get("https://a.example/cheap"))).isZero();
    }

    @Test
    void a_fixed_window_learns_from_the_api_when_it_ends_and_what_is_left() {
        var budget = budget(
                "{\"type\": \"FixedWindowCallRatePolicy\", \"call_limit\": 100, \"period\": \"PT1M\", \"matchers\": []}");
        var request = get("https://a.example/x");
        assertThat(budget.take(request)).isZero();
        budget.observe(request, answer(200, "RateLimit-Remaining", "0", "RateLimit-Reset", "30"));
        assertThat(budget.take(request)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
        assertThatExceptionOfType(LongWait.class).isThrownBy(() -> budget.acquire(request));
        clock.advance(Duration.ofSeconds(31));
        assertThat(budget.take(request)).isZero();
        budget.observe(
                request,
                answer(
                        429,
                        "ratelimit-reset",
                        String.valueOf(clock.instant().plusSeconds(20).getEpochSecond())));
        assertThat(budget.take(request)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
    }

    @Test
    void a_429_uses_up_a_moving_window_of_which_others_have_taken_too() {
        var budget = budget(
                "{\"type\": \"MovingWindowCallRatePolicy\", \"matchers\": [], \"rates\": [{\"type\": \"Rate\", \"limit\": 50, \"interval\": \"PT1M\"}]}");
        var request = get("https://a.example/x");
        assertThat(budget.take(request)).isZero();
        budget.observe(request, answer(429, "Retry-After", "5"));
        assertThat(budget.take(request)).isZero();
        budget.observe(request, answer(429));
        assertThat(budget.take(request)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_fixed_window_of_which_the_api_tells_nothing_is_as_long_as_the_manifest_says() {
        var budget = budget(
                "{\"type\": \"FixedWindowCallRatePolicy\", \"call_limit\": 1, \"period\": \"PT1M\", \"matchers\": []}");
        var request = get("https://a.example/x");
        assertThat(budget.take(request)).isZero();
        assertThat(budget.take(request)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
        clock.advance(Duration.ofSeconds(61));
        assertThat(budget.take(request)).isZero();
    }

    @Test
    void a_pause_that_the_api_asked_for_holds_for_every_request() {
        var budget = budget("{\"type\": \"UnlimitedCallRatePolicy\", \"matchers\": []}");
        assertThat(budget.hold(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(budget.hold(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(budget.take(get("https://a.example/x"))).isEqualTo(Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(30));
        assertThat(budget.take(get("https://a.example/x"))).isZero();
    }

    @Test
    void so_many_calls_are_kept_in_few_figures() {
        var window = new MovingWindow(List.of(new Rate(100_000, Duration.ofHours(1))));
        List<Long> figures = List.of();
        for (var i = 0; i < 3_000; i++) {
            var at = clock.instant().plusSeconds(i);
            figures = window.take(figures, 1, at, at).figures();
        }
        assertThat(figures).hasSizeLessThan(200);
        var at = clock.instant().plusSeconds(3_000);
        assertThat(window.take(figures, 97_000, at, at).delay()).isZero();
        assertThat(window.take(figures, 97_001, at, at).delay()).isPositive();
    }

    private static final String THOUSAND_AN_HOUR =
            "{\"type\": \"FixedWindowCallRatePolicy\", \"call_limit\": 1000, \"period\": \"PT1H\", \"matchers\": []}";

    @Test
    void a_pause_without_end_stops_the_others_for_an_hour() {
        var book = new SharedBook(clock);
        var told = budget("", book);
        var other = budget("", book);
        assertThat(told.hold(Duration.ofDays(10_000))).isEqualTo(Duration.ofDays(10_000));
        assertThat(other.take(get("https://a.example/x"))).isEqualTo(Duration.ofHours(1));
        clock.advance(Duration.ofHours(1));
        assertThat(other.take(get("https://a.example/x"))).isZero();
    }

    @Test
    void a_later_answer_shortens_a_pause() {
        var budget = budget("", new SharedBook(clock));
        budget.hold(Duration.ofMinutes(30));
        clock.advance(Duration.ofSeconds(20));
        budget.hold(Duration.ofSeconds(5));
        assertThat(budget.take(get("https://a.example/x"))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_was_said_of_the_last_window_does_not_count_in_the_next() {
        var budget = budget(THOUSAND_AN_HOUR);
        var request = get("https://a.example/x");
        assertThat(budget.take(request)).isZero();
        clock.advance(Duration.ofMinutes(59));
        budget.observe(request, answer(200, "ratelimit-remaining", "12"));
        clock.advance(Duration.ofMinutes(31));
        assertThat(IntStream.range(0, 1000).filter(i -> budget.take(request).isZero()))
                .hasSize(1000);
    }

    @Test
    void calls_that_were_counted_at_once_are_not_made_where_the_api_says_that_few_are_left() {
        var budget = budget(THOUSAND_AN_HOUR, new SharedBook(clock));
        var request = get("https://a.example/x");
        for (var i = 0; i < 70; i++) {
            assertThat(budget.take(request)).isZero();
        }
        budget.observe(request, answer(200, "ratelimit-remaining", "3"));
        // as many again are asked for if no answer has come by then
        assertThat(IntStream.range(0, 100).filter(i -> budget.take(request).isZero()))
                .hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void where_calls_are_free_a_shared_book_is_looked_into_once_a_second() {
        var book = new SharedBook(clock);
        var budget = budget("", book);
        for (var i = 0; i < 100; i++) {
            assertThat(budget.take(get("https://a.example/x"))).isZero();
            clock.advance(Duration.ofMillis(20));
        }
        assertThat(book.readings).isEqualTo(2);
    }
}
