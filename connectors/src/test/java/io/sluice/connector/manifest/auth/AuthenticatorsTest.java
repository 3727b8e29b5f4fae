package io.sluice.connector.manifest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.component.Document;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.http.RequestOptions;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import io.sluice.connector.manifest.reach.SecretMask;
import io.sluice.fixture.HandClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticatorsTest {
    private final TokenServer server = new TokenServer();
    private final CamelHttp http = new CamelHttp(new ReachGuard(AllowedHosts.loopback()));
    private final HandClock clock = new HandClock(Instant.parse("2024-06-15T12:00:00Z"));
    private final SecretMask mask = new SecretMask();
    private final List<Map<String, @Nullable Object>> kept = new ArrayList<>();
    private Consumer<Map<String, @Nullable Object>> keeper = kept::add;
    private final Map<String, @Nullable Object> settings = new LinkedHashMap<>(Map.of(
            "id", "me", "secret", "s3cret!", "credentials", Map.of("refresh_token", "refresh-1", "kind", "oauth")));

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private Authenticator authenticator(String json) {
        var around = new Surroundings(
                new Config(settings, changed -> keeper.accept(changed)), clock, http, Limiter.none(), mask);
        return Authenticators.of(component(json), around);
    }

    private static Component component(String json) {
        var manifest =
                "{\"version\": \"6.0.0\", \"streams\": [{\"type\": \"DeclarativeStream\", \"name\": \"s\", \"retriever\": "
                        + "{\"type\": \"SimpleRetriever\", \"requester\": {\"type\": \"HttpRequester\", \"authenticator\": "
                        + json
                        + "}}}]}";
        var stream = Document.read("test", manifest)
                .root(Clock.systemUTC())
                .children("streams")
                .getFirst();
        return stream.needed("retriever").needed("requester").needed("authenticator");
    }

    private String oauth(String more) {
        return "{\"type\": \"OAuthAuthenticator\", \"client_id\": \"{{ config['id'] }}\", \"client_secret\": \"{{ config['secret'] }}\", "
                + "\"token_refresh_endpoint\": \"" + server.url() + "\"" + more + "}";
    }

    private static Map<String, @Nullable Object> headers(Authenticator authenticator) {
        return options(authenticator).headers();
    }

    private static RequestOptions options(Authenticator authenticator) {
        return authenticator.options(Scope.of(new Config(Map.of(), changed -> {})));
    }

    private static Map<String, @Nullable Object> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    @Test
    void keys_bearers_and_passwords_go_where_the_manifest_says() {
        assertThat(
                        headers(
                                authenticator(
                                        "{\"type\": \"ApiKeyAuthenticator\", \"api_token\": \"{{ config['secret'] }}\", \"header\": \"X-Key\"}")))
                .isEqualTo(Map.of("X-Key", "s3cret!"));
        assertThat(options(
                                authenticator(
                                        "{\"type\": \"ApiKeyAuthenticator\", \"api_token\": \"{{ config.secret }}\", \"inject_into\": "
                                                + "{\"type\": \"RequestOption\", \"inject_into\": \"request_parameter\", \"field_name\": \"k\"}}"))
                        .params())
                .isEqualTo(Map.of("k", "s3cret!"));
        assertThat(headers(
                        authenticator("{\"type\": \"BearerAuthenticator\", \"api_token\": \"{{ config.secret }}\"}")))
                .isEqualTo(bearer("s3cret!"));
        assertThat(
                        headers(
                                authenticator(
                                        "{\"type\": \"BasicHttpAuthenticator\", \"username\": \"{{ config.id }}\", \"password\": \"{{ config.secret }}\"}")))
                .isEqualTo(Map.of("Authorization", "Basic bWU6czNjcmV0IQ=="));
        assertThat(headers(authenticator("{\"type\": \"NoAuth\"}"))).isEmpty();
        assertThat(mask.masked("s3cret! bWU6czNjcmV0IQ==")).isEqualTo("••• •••");
    }

    @Test
    void a_setting_selects_the_authenticator() {
        var selective =
                "{\"type\": \"SelectiveAuthenticator\", \"authenticator_selection_path\": [\"credentials\", \"%s\"], "
                        + "\"authenticators\": {\"oauth\": {\"type\": \"BearerAuthenticator\", \"api_token\": \"chosen\"}}}";
        assertThat(headers(authenticator(selective.formatted("kind")))).isEqualTo(bearer("chosen"));
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> authenticator(selective.formatted("none")))
                .withMessageContaining("credentials, none")
                .withMessageContaining("oauth");
    }

    @Test
    void a_refresh_token_buys_an_access_token_until_it_expires_or_is_refused() {
        server.answers(200, "{\"access_token\": \"a-1\", \"expires_in\": 60}")
                .answers(200, "{\"data\": [{\"access_token\": \"a-2\", \"expires_in\": \"60.0\"}]}")
                .answers(200, "{\"access_token\": \"a-3\"}");
        var authenticator = authenticator(oauth(
                ", \"refresh_token\": \"{{ config['credentials']['refresh_token'] }}\", \"scopes\": [\"r\", \"w\"], "
                        + "\"refresh_request_body\": {\"audience\": \"x y\", \"client_id\": \"not this\"}"));
        assertThat(headers(authenticator)).isEqualTo(bearer("a-1"));
        clock.advance(Duration.ofSeconds(60));
        assertThat(headers(authenticator)).isEqualTo(bearer("a-1"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(headers(authenticator)).isEqualTo(bearer("a-2"));
        authenticator.refused();
        assertThat(headers(authenticator)).isEqualTo(bearer("a-3"));
        assertThat(server.asked).hasSize(3);
        assertThat(server.asked.getFirst().method()).isEqualTo("POST");
        assertThat(server.asked.getFirst().contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(server.asked.getFirst().body().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=refresh_token",
                        "client_id=me",
                        "client_secret=s3cret%21",
                        "refresh_token=refresh-1",
                        "scopes=r",
                        "scopes=w",
                        "audience=x+y");
    }

    @Test
    void client_credentials_may_stand_in_a_header_and_arguments_in_the_query() {
        server.answers(200, "{\"token\": \"t\", \"lasts\": \"2024-06-15T13:00:00Z\"}");
        var authenticator = authenticator(
                oauth(
                        ", \"grant_type\": \"client_credentials\", \"access_token_name\": \"token\", \"expires_in_name\": \"lasts\", "
                                + "\"token_expiry_date_format\": \"%Y-%m-%dT%H:%M:%SZ\", \"send_refresh_request_as_query_params\": true, "
                                + "\"refresh_request_headers\": {\"Authorization\": \"Basic {{ (config.id ~ ':' ~ config.secret) | base64encode }}\"}"));
        assertThat(headers(authenticator)).isEqualTo(bearer("t"));
        assertThat(server.asked)
                .containsExactly(new TokenServer.Asked(
                        "POST", "grant_type=client_credentials", "", "Basic bWU6czNjcmV0IQ==", "null"));
        clock.advance(Duration.ofMinutes(61));
        headers(authenticator);
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void a_token_of_the_settings_is_used_while_it_lasts() {
        server.answers(200, "{\"access_token\": \"new\", \"expires_in\": 60}");
        var authenticator = authenticator(
                oauth(
                        ", \"grant_type\": \"client_credentials\", \"access_token_value\": \"old\", \"token_expiry_date\": \"2024-06-15T12:30:00Z\""));
        assertThat(headers(authenticator)).isEqualTo(bearer("old"));
        clock.advance(Duration.ofMinutes(31));
        assertThat(headers(authenticator)).isEqualTo(bearer("new"));
    }

    private static final String UPDATER =
            ", \"refresh_token_updater\": {\"refresh_token_config_path\": [\"credentials\", \"refresh_token\"]}";

    @Test
    void a_rotated_token_is_stored_before_the_new_access_token_is_used() {
        server.answers(200, "{\"access_token\": \"a-1\", \"refresh_token\": \"refresh-2\", \"expires_in\": 3600}");
        var authenticator = authenticator(oauth(UPDATER));
        assertThat(headers(authenticator)).isEqualTo(bearer("a-1"));
        assertThat(kept)
                .containsExactly(Map.of(
                        "id",
                        "me",
                        "secret",
                        "s3cret!",
                        "credentials",
                        Map.of(
                                "kind",
                                "oauth",
                                "access_token",
                                "a-1",
                                "refresh_token",
                                "refresh-2",
                                "token_expiry_date",
                                "2024-06-15T13:00:00Z")));
        clock.advance(Duration.ofHours(2));
        headers(authenticator);
        assertThat(server.asked.get(1).body()).contains("refresh_token=refresh-2");
    }

    @Test
    void an_api_that_has_other_names_for_everything_is_asked_by_them() {
        server.answers(200, "{\"jwt\": \"a-1\", \"renewal\": \"refresh-2\", \"lives\": 60}");
        var authenticator = authenticator(
                oauth(
                        ", \"grant_type_name\": \"kind\", \"grant_type\": \"renew\", \"client_id_name\": \"app\", \"client_secret_name\": \"key\", "
                                + "\"access_token_name\": \"jwt\", \"expires_in_name\": \"lives\", \"refresh_token_updater\": {"
                                + "\"refresh_token_name\": \"renewal\", \"refresh_token_config_path\": [\"credentials\", \"refresh_token\"], "
                                + "\"access_token_config_path\": [\"held\", \"token\"], \"token_expiry_date_config_path\": [\"until\"]}"));
        assertThat(headers(authenticator)).isEqualTo(bearer("a-1"));
        assertThat(server.asked.getFirst().body().split("&"))
                .containsExactlyInAnyOrder("kind=renew", "app=me", "key=s3cret%21", "renewal=refresh-1");
        assertThat(kept).singleElement().satisfies(settings -> assertThat(settings)
                .containsEntry("held", Map.of("token", "a-1"))
                .containsEntry("until", "2024-06-15T12:01:00Z")
                .containsEntry("credentials", Map.of("kind", "oauth", "refresh_token", "refresh-2")));
    }

    @Test
    void a_rotated_token_that_cannot_be_stored_is_not_used() {
        server.answers(200, "{\"access_token\": \"a-1\", \"refresh_token\": \"refresh-2\", \"expires_in\": 3600}");
        keeper = changed -> {
            throw new IllegalStateException("the store is down");
        };
        var authenticator = authenticator(oauth(UPDATER));
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> headers(authenticator))
                .withMessageContaining("could not be stored");
    }

    @Test
    void many_readers_of_one_connection_ask_for_one_token() throws Exception {
        server.answers(200, "{\"access_token\": \"a-1\", \"refresh_token\": \"refresh-2\", \"expires_in\": 3600}");
        var authenticator = authenticator(oauth(UPDATER));
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = readers.invokeAll(Collections.<Callable<Object>>nCopies(16, () -> headers(authenticator)));
            for (var each : all) {
                assertThat(each.get()).isEqualTo(bearer("a-1"));
            }
        }
        assertThat(server.asked).hasSize(1);
    }

    /** As two workers open it: what one has renewed, the other finds under the lock. */
    @Test
    void a_connection_that_is_open_twice_does_not_spend_its_refresh_token_twice() {
        server.answers(200, "{\"access_token\": \"a-1\", \"refresh_token\": \"refresh-2\", \"expires_in\": 3600}");
        var stored = new AtomicReference<>(Map.copyOf(settings));
        Config.Keeper store = renewal -> {
            synchronized (stored) {
                stored.set(renewal.apply(stored.get()));
                return stored.get();
            }
        };
        for (var worker = 0; worker < 2; worker++) {
            var around = new Surroundings(Config.kept(settings, store), clock, http, Limiter.none(), mask);
            assertThat(headers(Authenticators.of(component(oauth(UPDATER)), around)))
                    .isEqualTo(bearer("a-1"));
        }
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void overload_is_waited_out_and_a_refusal_says_what_the_provider_says_and_no_secret() {
        server.answers(503, "{}")
                .answers(429, "{}")
                .answers(400, "{\"error\": \"invalid_grant\", \"error_description\": \"refresh-1 is void\"}");
        var authenticator = authenticator(oauth(", \"refresh_token\": \"refresh-1\""));
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> headers(authenticator))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.UNAUTHORIZED))
                .withMessageContaining("invalid_grant")
                .withMessageNotContaining("refresh-1");
        assertThat(server.asked).hasSize(3);
    }

    @Test
    void an_answer_without_a_token_names_the_field_that_is_missing() {
        server.answers(200, "{\"ok\": true}").answers(200, "<html><title>Sign in</title></html>");
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> headers(authenticator(oauth(", \"refresh_token\": \"r\""))))
                .withMessageContaining("access_token")
                .withMessageContaining("[ok]");
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> headers(authenticator(oauth(", \"refresh_token\": \"r\""))))
                .withMessageContaining("Sign in");
    }

    private String session(String use) {
        return "{\"type\": \"SessionTokenAuthenticator\", \"session_token_path\": [\"data\", \"id\"], \"expiration_duration\": \"PT1H\", "
                + "\"login_requester\": {\"type\": \"HttpRequester\", \"url_base\": \"" + server.url()
                + "\", \"path\": \"/login\", "
                + "\"http_method\": \"POST\", \"request_body_json\": {\"user\": \"{{ config.id }}\", \"password\": \"{{ config.secret }}\"}}, "
                + "\"request_authentication\": " + use + "}";
    }

    @Test
    void a_login_gives_a_session_that_lasts() {
        server.answers(200, "{\"data\": {\"id\": \"session-1\"}}").answers(200, "{\"data\": {\"id\": \"session-2\"}}");
        var authenticator = authenticator(session("{\"type\": \"Bearer\"}"));
        assertThat(headers(authenticator)).isEqualTo(bearer("session-1"));
        clock.advance(Duration.ofMinutes(59));
        assertThat(headers(authenticator)).isEqualTo(bearer("session-1"));
        clock.advance(Duration.ofMinutes(2));
        assertThat(headers(authenticator)).isEqualTo(bearer("session-2"));
        assertThat(server.asked).hasSize(2);
        assertThat(server.asked.getFirst().body()).isEqualTo("{\"user\":\"me\",\"password\":\"s3cret!\"}");
        assertThat(mask.masked("session-2")).isEqualTo("•••");
    }

    @Test
    void a_session_may_go_into_any_place_in_any_shape() {
        server.answers(200, "{\"data\": {\"id\": \"session-1\"}}");
        var authenticator = authenticator(session(
                "{\"type\": \"ApiKey\", \"api_token\": \"Token {{ session_token }}\", \"inject_into\": {\"type\": \"RequestOption\", "
                        + "\"inject_into\": \"header\", \"field_name\": \"X-Session\"}}"));
        assertThat(headers(authenticator)).isEqualTo(Map.of("X-Session", "Token session-1"));
    }

    @Test
    void what_is_not_supported_is_refused_by_name() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(
                        () -> authenticator("{\"type\": \"RateLimitedMultipleTokenAuthenticator\", \"tokens\": \"x\"}"))
                .withMessageContaining("RateLimitedMultipleTokenAuthenticator");
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> authenticator(oauth(", \"use_profile_assertion\": true")))
                .withMessageContaining("profile_assertion");
    }
}
