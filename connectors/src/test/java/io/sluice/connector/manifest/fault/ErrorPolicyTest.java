package io.sluice.connector.manifest.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.component.Document;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.component.Vocabulary;
import io.sluice.connector.manifest.fault.Verdict.Fail;
import io.sluice.connector.manifest.fault.Verdict.Ignore;
import io.sluice.connector.manifest.fault.Verdict.RateLimited;
import io.sluice.connector.manifest.fault.Verdict.RefreshToken;
import io.sluice.connector.manifest.fault.Verdict.ResetPagination;
import io.sluice.connector.manifest.fault.Verdict.Retry;
import io.sluice.connector.manifest.fault.Verdict.Success;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.SecretMask;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPolicyTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-15T12:34:56Z"), ZoneOffset.UTC);
    private final SecretMask mask = new SecretMask();
    private final Surroundings around = new Surroundings(
            new Config(Map.of("wait", 3, "retries", "2"), kept -> {}),
            CLOCK,
            request -> {
                throw new AssertionError("a policy sends nothing");
            },
            Limiter.none(),
            mask);
    private final ErrorPolicy usual = ErrorPolicies.of(null, around);

    private ErrorPolicy policy(String handler) {
        return ErrorPolicies.of(handler(handler), around);
    }

    private static Component handler(String handler) {
        var manifest =
                "{\"version\": \"6.0.0\", \"streams\": [{\"type\": \"DeclarativeStream\", \"name\": \"s\", \"retriever\": "
                        + "{\"type\": \"SimpleRetriever\", \"requester\": {\"type\": \"HttpRequester\", \"error_handler\": "
                        + handler
                        + "}}}]}";
        var stream =
                Document.read("test", manifest).root(CLOCK).children("streams").getFirst();
        return stream.needed("retriever").needed("requester").needed("error_handler");
    }

    private ErrorPolicy filtered(String... filters) {
        return policy("{\"type\": \"DefaultErrorHandler\", \"response_filters\": [" + String.join(",", filters) + "]}");
    }

    private ErrorPolicy waiting(String strategy) {
        return policy("{\"type\": \"DefaultErrorHandler\", \"backoff_strategies\": [" + strategy + "]}");
    }

    private Verdict judge(ErrorPolicy policy, Answer answer, int attempt) {
        return policy.judge(answer, Tried.times(attempt), around.scope());
    }

    @ParameterizedTest
    @CsvSource({"400,CONTRACT_BROKEN", "401,UNAUTHORIZED", "403,FORBIDDEN", "404,NOT_FOUND", "405,CONTRACT_BROKEN"})
    void gives_up_at_once_where_asking_again_is_no_use(int status, Fault fault) {
        assertThat(judge(usual, Answer.of(status, "{\"error\": {\"message\": \"no such thing\"}}"), 1))
                .isEqualTo(new Fail(fault, "HTTP status " + status + ": no such thing"));
    }

    @ParameterizedTest
    @CsvSource({"200,OVERLOADED", "404,NOT_FOUND", "422,CONTRACT_BROKEN", "503,OVERLOADED"})
    void whoever_is_waited_for_is_told_why_it_was_tried_again(int status, Fault fault) {
        var patient = filtered(
                "{\"type\": \"HttpResponseFilter\", \"http_codes\": [200, 404, 422, 503], \"action\": \"RETRY\"}");
        var verdict =
                new Hasty(patient).judge(Answer.of(status, "{}"), new Tried(3, Duration.ofSeconds(12)), around.scope());
        assertThat(verdict).isInstanceOfSatisfying(Fail.class, fail -> assertThat(fail.fault())
                .isEqualTo(fault));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 422, 500, 502, 503, 504, 599})
    void tries_again_five_times_and_ever_later(int status) {
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertThat(judge(usual, Answer.of(status), attempt))
                    .isEqualTo(new Retry(Duration.ofSeconds(1L << attempt - 1), "HTTP status " + status));
        }
        assertThat(judge(usual, Answer.of(status), 6))
                .isInstanceOf(Fail.class)
                .asString()
                .contains("tried 6 times");
    }

    @Test
    void waits_as_long_as_retry_after_asks_in_seconds_or_as_a_date() {
        assertThat(judge(usual, Answer.of(429).with("retry-after", "7"), 1))
                .isEqualTo(new RateLimited(Duration.ofSeconds(7), "HTTP status 429"));
        assertThat(judge(usual, Answer.of(503).with("Retry-After", "Sat, 15 Jun 2024 12:35:56 GMT"), 1))
                .isEqualTo(new Retry(Duration.ofMinutes(1), "HTTP status 503"));
        assertThat(judge(usual, Answer.of(429).with("Retry-After", "Sat, 15 Jun 2024 12:00:00 GMT"), 1))
                .isEqualTo(new RateLimited(Duration.ZERO, "HTTP status 429"));
        assertThat(judge(usual, Answer.of(429).with("Retry-After", "soon"), 1))
                .isEqualTo(new RateLimited(Duration.ofSeconds(1), "HTTP status 429"));
    }

    @Test
    void a_pattern_of_the_manifest_that_never_ends_is_an_error() {
        var policy = waiting(
                "{\"type\": \"WaitTimeFromHeader\", \"header\": \"X-Wait\", \"regex\": \"(.*)(.*)(.*)(.*)(.*)(.*)(.*)b$\"}");
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> judge(policy, Answer.of(429).with("X-Wait", "a".repeat(100)), 1))
                .withMessageContaining("does not come to an end");
    }

    @Test
    void gives_up_after_ten_minutes_of_trying_but_waits_on_where_the_api_only_wants_less() {
        var late = new Tried(2, Duration.ofMinutes(10));
        assertThat(usual.judge(Answer.of(503), late, around.scope()))
                .isEqualTo(new Fail(Fault.OVERLOADED, "HTTP status 503 (tried 2 times in 10 minutes)"));
        assertThat(usual.judge(new IOException("reset"), late, around.scope())).isInstanceOf(Fail.class);
        assertThat(usual.judge(Answer.of(429), late, around.scope())).isInstanceOf(RateLimited.class);
    }

    @Test
    void a_storm_of_429_ends_after_ten_tries_and_a_wait_of_days_at_once() {
        assertThat(judge(usual, Answer.of(429), 10)).isInstanceOf(RateLimited.class);
        assertThat(judge(usual, Answer.of(429), 11))
                .isEqualTo(new Fail(Fault.RATE_LIMITED, "HTTP status 429 (tried 11 times)"));
        assertThat(judge(usual, Answer.of(429).with("Retry-After", "864000"), 1))
                .isEqualTo(new Fail(Fault.RATE_LIMITED, "HTTP status 429 (it asks to wait for 240 hours)"));
    }

    @Test
    void a_lost_connection_is_tried_again_but_not_a_host_that_does_not_exist_or_a_bad_certificate() {
        assertThat(usual.judge(new SocketException("Connection reset"), Tried.times(1), around.scope()))
                .isEqualTo(new Retry(Duration.ofSeconds(1), "the connection failed: Connection reset"));
        assertThat(usual.judge(new IOException("reset"), Tried.times(6), around.scope()))
                .isInstanceOf(Fail.class);
        assertThat(usual.judge(new UnknownHostException("no.example"), Tried.times(1), around.scope()))
                .isEqualTo(new Fail(Fault.UNREACHABLE, "there is no host no.example"));
        assertThat(usual.judge(new SSLHandshakeException("expired"), Tried.times(1), around.scope()))
                .isInstanceOf(Fail.class);
    }

    @Test
    void a_filter_decides_by_status_condition_or_by_what_the_error_says() {
        var policy = filtered(
                "{\"type\": \"HttpResponseFilter\", \"http_codes\": [404], \"action\": \"IGNORE\"}",
                "{\"type\": \"HttpResponseFilter\", \"predicate\": \"{{ 'code' in response and response.code == 7 }}\", "
                        + "\"action\": \"FAIL\", \"failure_type\": \"config_error\", "
                        + "\"error_message\": \"bad code {{ response.code }} at {{ request_url }}\"}",
                "{\"type\": \"HttpResponseFilter\", \"error_message_contains\": \"slow down\", \"action\": \"RATE_LIMITED\"}",
                "{\"type\": \"HttpResponseFilter\", \"http_codes\": [410], \"action\": \"RESET_PAGINATION\"}",
                "{\"type\": \"HttpResponseFilter\", \"http_codes\": [401], \"action\": \"REFRESH_TOKEN_THEN_RETRY\"}",
                "{\"type\": \"HttpResponseFilter\", \"http_codes\": [500], \"error_message\": \"a filter without an action\"}");
        assertThat(judge(policy, Answer.of(404), 1)).isInstanceOf(Ignore.class);
        assertThat(judge(policy, Answer.of(200, "{\"code\": 7}"), 1))
                .isEqualTo(new Fail(
                        Fault.BAD_SETTING,
                        "HTTP status 200: bad code 7 at https://api.example.com/v1/things"
                                + " (the API says: {\"code\": 7})"));
        assertThat(judge(policy, Answer.of(200, "{\"code\": 8}"), 1)).isEqualTo(new Success());
        assertThat(judge(policy, Answer.of(200, "[1]"), 1)).isEqualTo(new Success());
        assertThat(judge(policy, Answer.of(400, "{\"errors\": [{\"detail\": \"please slow down\"}]}"), 1))
                .isInstanceOf(RateLimited.class);
        assertThat(judge(policy, Answer.of(410), 1)).isInstanceOf(ResetPagination.class);
        assertThat(judge(policy, Answer.of(401), 1)).isInstanceOf(RefreshToken.class);
        assertThat(judge(policy, Answer.of(500), 1)).isInstanceOf(Retry.class);
    }

    /** Only success, retry and ignore end the search; else the last handler has the word. */
    @Test
    void composite_handlers_are_asked_in_order_as_the_reference_asks_them() {
        var policy = policy("""
                {"type": "CompositeErrorHandler", "error_handlers": [
                  {"type": "DefaultErrorHandler", "max_retries": 2, "response_filters": [
                     {"type": "HttpResponseFilter", "http_codes": [404], "action": "FAIL", "error_message": "first"},
                     {"type": "HttpResponseFilter", "http_codes": [429], "action": "FAIL"}]},
                  {"type": "DefaultErrorHandler", "response_filters": [
                     {"type": "HttpResponseFilter", "http_codes": [404], "action": "IGNORE"},
                     {"type": "HttpResponseFilter", "http_codes": [500], "action": "IGNORE"}],
                   "backoff_strategies": [{"type": "ConstantBackoffStrategy", "backoff_time_in_seconds": 9}]}]}""");
        assertThat(judge(policy, Answer.of(404), 1)).isInstanceOf(Ignore.class);
        assertThat(judge(policy, Answer.of(500), 1)).isEqualTo(new Retry(Duration.ofSeconds(9), "HTTP status 500"));
        assertThat(judge(policy, Answer.of(500), 3)).isInstanceOf(Fail.class);
        assertThat(judge(policy, Answer.of(429), 1)).isInstanceOf(RateLimited.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            {"type": "ConstantBackoffStrategy", "backoff_time_in_seconds": "{{ config['wait'] }}"} ¦ 1 ¦ PT3S
            {"type": "ExponentialBackoffStrategy"} ¦ 1 ¦ PT10S
            {"type": "ExponentialBackoffStrategy", "factor": 0.5} ¦ 3 ¦ PT4S
            {"type": "WaitTimeFromHeader", "header": "X-Wait"} ¦ 1 ¦ PT12S
            {"type": "WaitTimeFromHeader", "header": "X-Minutes", "regex": "[.\\\\d]+"} ¦ 1 ¦ PT2.5S
            {"type": "WaitTimeFromHeader", "header": "X-None"} ¦ 2 ¦ PT2S
            {"type": "WaitUntilTimeFromHeader", "header": "X-Reset"} ¦ 1 ¦ PT30S
            {"type": "WaitUntilTimeFromHeader", "header": "X-Reset", "min_wait": 45} ¦ 1 ¦ PT45S
            {"type": "WaitUntilTimeFromHeader", "header": "X-Past"} ¦ 1 ¦ PT1S
            {"type": "WaitUntilTimeFromHeader", "header": "X-None", "min_wait": 8} ¦ 1 ¦ PT8S
            """)
    void waits_as_the_strategy_says(String strategy, int attempt, Duration wait) {
        var answer = Answer.of(429)
                .with("X-Wait", "12")
                .with("X-Minutes", "2.5 seconds")
                .with("X-Reset", "1718454926")
                .with("X-Past", "1718450000");
        assertThat(judge(waiting(strategy), answer, attempt)).isEqualTo(new RateLimited(wait, "HTTP status 429"));
    }

    @Test
    void an_expression_may_find_in_the_answer_how_long_to_wait() {
        var policy = waiting("{\"type\": \"WaitTimeFromResponse\", \"wait_time_in_seconds\": "
                + "\"{{ response['error']['again_in'] * 2 }}\", \"max_waiting_time_in_seconds\": 600}");
        assertThat(judge(policy, Answer.of(503, "{\"error\": {\"again_in\": 21}}"), 1))
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.after()).hasSeconds(42));
        assertThat(judge(policy, Answer.of(503, "<html>busy</html>"), 1))
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.after()).hasSeconds(1));
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> judge(policy, Answer.of(503, "{\"error\": {\"again_in\": 300}}"), 1))
                .withMessageContaining("600 s");
    }

    @Test
    void a_jitter_is_added_to_the_wait_and_is_at_most_twice_its_range() {
        var constant = waiting(
                "{\"type\": \"ConstantBackoffStrategy\", \"backoff_time_in_seconds\": 10, \"jitter_range_in_seconds\": 2}");
        var exponential =
                waiting("{\"type\": \"ExponentialBackoffStrategy\", \"factor\": 5, \"jitter_range_in_seconds\": 2}");
        for (var policy : List.of(constant, exponential)) {
            assertThat(judge(policy, Answer.of(503), 1))
                    .isInstanceOfSatisfying(Retry.class, retry -> assertThat(retry.after())
                            .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(14)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "config_error, 400, BAD_SETTING",
        "config_error, 401, UNAUTHORIZED",
        "config_error, 404, NOT_FOUND",
        "transient_error, 400, OVERLOADED",
        "system_error, 400, CONTRACT_BROKEN",
        "'', 503, OVERLOADED"
    })
    void the_type_of_a_failure_says_who_can_mend_it(String type, int status, Fault fault) {
        var policy = filtered("{\"type\": \"HttpResponseFilter\", \"http_codes\": [" + status
                + "], \"action\": \"FAIL\", \"failure_type\": \"" + type + "\", \"error_message\": \"as told\"}");
        assertThat(judge(policy, Answer.of(status), 1))
                .isEqualTo(new Fail(fault, "HTTP status " + status + ": as told"));
    }

    @Test
    void stops_rather_than_wait_longer_than_the_manifest_allows() {
        var policy = waiting(
                "{\"type\": \"WaitTimeFromHeader\", \"header\": \"X-Wait\", \"max_waiting_time_in_seconds\": 600}");
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> judge(policy, Answer.of(429).with("X-Wait", "600"), 1))
                .withMessageContaining("600 s");
    }

    @Test
    void the_number_of_retries_may_come_from_the_settings() {
        var policy = policy("{\"type\": \"DefaultErrorHandler\", \"max_retries\": \"{{ config['retries'] }}\"}");
        assertThat(judge(policy, Answer.of(500), 2)).isInstanceOf(Retry.class);
        assertThat(judge(policy, Answer.of(500), 3)).isInstanceOf(Fail.class);
    }

    @Test
    void shows_of_a_page_its_title_of_a_body_a_line_and_of_a_secret_nothing() {
        mask.add("s3cret-token");
        assertThat(judge(
                        usual,
                        Answer.of(400, "<html><head><title>502 Bad\n Gateway</title></head><body>x</body></html>"),
                        1))
                .isEqualTo(new Fail(Fault.CONTRACT_BROKEN, "HTTP status 400: 502 Bad Gateway"));
        assertThat(judge(usual, Answer.of(401, "token s3cret-token has\n\nexpired"), 1))
                .isEqualTo(new Fail(Fault.UNAUTHORIZED, "HTTP status 401: token ••• has expired"));
        assertThat(judge(usual, Answer.of(400, "x".repeat(100_000)), 1).toString())
                .hasSizeLessThan(700);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void a_check_of_the_manifest_lets_every_action_pass_that_is_read(Action action) {
        var filter = "{\"type\": \"HttpResponseFilter\", \"http_codes\": [413], \"action\": \"" + action.name() + "\"}";
        var handler = handler("{\"type\": \"DefaultErrorHandler\", \"response_filters\": [" + filter + "]}");
        assertThat(Vocabulary.examine(handler).missing()).isEmpty();
    }

    @Test
    void an_action_that_is_not_supported_is_refused_by_name() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> filtered(
                        "{\"type\": \"HttpResponseFilter\", \"http_codes\": [413], \"action\": \"REDUCE_PAGE_SIZE\"}"))
                .withMessageContaining("REDUCE_PAGE_SIZE");
    }
}
