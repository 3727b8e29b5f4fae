package io.sluice.connector.manifest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token is fetched secrets are sent: no such address may lead into the network that Sluice runs in. */
class TokenReachTest {
    private static final String SECRET = "s3cret!";
    private static final Map<String, String> NAMES =
            Map.of("inside.example", "192.168.7.9", "metadata.example", "169.254.169.254");

    private final CamelHttp http = new CamelHttp(new ReachGuard(AllowedHosts.loopback(), host ->
            new InetAddress[] {InetAddress.getByName(NAMES.getOrDefault(host, host))}));

    private final List<HttpServer> redirecting = new ArrayList<>();

    @AfterEach
    void close() {
        http.close();
        redirecting.forEach(server -> server.stop(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.7/token",
                "http://172.16.3.4:8080/token",
                "http://169.254.169.254/latest/meta-data/iam/security-credentials",
                "http://[fd00:ec2::254]/latest",
                "http://[::ffff:10.0.0.7]/token",
                "https://inside.example/token",
                "http://metadata.example/computeMetadata/v1",
                "ftp://api.example/token"
            })
    void a_token_endpoint_or_a_login_inside_the_network_is_refused_before_anything_is_sent(String address) {
        isRefused(oauth(address));
        isRefused(session(address));
        isRefused(legacy(address));
    }

    @Test
    void a_redirect_of_a_token_endpoint_into_the_network_is_refused() throws IOException {
        for (var target : NAMES.keySet()) {
            isRefused(oauth(redirecting(302, "http://" + target + "/token")));
        }
        isRefused(session(redirecting(303, "http://169.254.169.254/latest/meta-data")));
    }

    @Test
    void a_redirect_takes_the_secrets_of_a_token_request_to_no_other_host() throws IOException {
        try (var other = new TokenServer()) {
            isRefused(oauth(redirecting(307, other.url())));
            isRefused(session(redirecting(308, other.url())));
            assertThat(other.asked).isEmpty();
        }
    }

    private void isRefused(Component requester) {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> options(requester))
                .withMessageNotContaining(SECRET)
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(Fault.FORBIDDEN))
                .satisfies(refused -> assertThat(refused.next()).isNotBlank().doesNotContain(SECRET));
    }

    private RequestOptions options(Component requester) {
        var config = new Config(Map.of("secret", SECRET), changed -> {});
        var around = new Surroundings(config, Clock.systemUTC(), http, Limiter.none(), new SecretMask());
        return Authenticators.of(requester.needed("authenticator"), requester.interpolated("url_base"), around)
                .options(Scope.of(config));
    }

    private static Component oauth(String address) {
        return requester(
                "https://api.example",
                "{\"type\": \"OAuthAuthenticator\", \"client_id\": \"me\", \"client_secret\": \"{{ config.secret }}\", "
                        + "\"refresh_token\": \"{{ config.secret }}\", \"token_refresh_endpoint\": \"" + address
                        + "\"}");
    }

    private static Component session(String address) {
        return requester(
                "https://api.example",
                "{\"type\": \"SessionTokenAuthenticator\", \"session_token_path\": [\"id\"], \"login_requester\": {\"type\": "
                        + "\"HttpRequester\", \"url_base\": \"" + address
                        + "\", \"path\": \"\", \"http_method\": \"POST\", "
                        + "\"request_body_json\": {\"password\": \"{{ config.secret }}\"}}, "
                        + "\"request_authentication\": {\"type\": \"Bearer\"}}");
    }

    private static Component legacy(String address) {
        return requester(
                address,
                "{\"type\": \"LegacySessionTokenAuthenticator\", \"header\": \"X-Session\", \"login_url\": \"\", "
                        + "\"session_token_response_key\": \"id\", \"username\": \"me\", \"password\": \"{{ config.secret }}\"}");
    }

    /** The older login is asked for below the address of the requests. */
    private static Component requester(String base, String authenticator) {
        var manifest =
                "{\"version\": \"6.0.0\", \"streams\": [{\"type\": \"DeclarativeStream\", \"name\": \"s\", \"retriever\": "
                        + "{\"type\": \"SimpleRetriever\", \"requester\": {\"type\": \"HttpRequester\", \"url_base\": \""
                        + base + "\", \"authenticator\": " + authenticator + "}}}]}";
        return Document.read("test", manifest)
                .root(Clock.systemUTC())
                .children("streams")
                .getFirst()
                .needed("retriever")
                .needed("requester");
    }

    private String redirecting(int status, String target) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        redirecting.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }
}
