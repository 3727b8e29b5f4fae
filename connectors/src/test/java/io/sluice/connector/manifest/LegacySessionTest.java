package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.TestApi.Asked;
import io.sluice.connector.manifest.TestApi.Reply;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The older session authenticator asks at paths below the address of the requests. */
class LegacySessionTest {
    private static final String AUTHENTICATOR = """
            authenticator:
              type: LegacySessionTokenAuthenticator
              header: Authorization
              session_token: "{{ config['token'] }}"
              session_token_response_key: id
              login_url: /session
              validate_session_url: /me
            """;
    private static final String WITH_PASSWORD = AUTHENTICATOR + "  username: me\n  password: hidden-word\n";

    private static Reply answered(Asked asked, int status) {
        return switch (asked.target()) {
            case "/me" -> new Reply(status, "application/json", "{}".getBytes(StandardCharsets.UTF_8), "");
            case "/session" -> Reply.json("{\"id\": \"fresh-token\"}");
            default -> Reply.json("[{\"by\": \"" + asked.authorization() + "\"}]");
        };
    }

    @Test
    void a_token_of_the_settings_is_used_where_the_api_takes_it() {
        try (var api = new TestApi(asked -> answered(asked, 200))) {
            assertThat(Read.all(api, Read.manifest(WITH_PASSWORD, "[]", "", "")))
                    .containsExactly("{\"by\":\"hidden-token\"}");
            assertThat(api.targets()).containsExactly("/me", "/s");
        }
    }

    @Test
    void user_name_and_password_get_another_where_it_does_not() {
        try (var api = new TestApi(asked -> answered(asked, 401))) {
            assertThat(Read.all(api, Read.manifest(WITH_PASSWORD, "[]", "", "")))
                    .containsExactly("{\"by\":\"fresh-token\"}");
            assertThat(api.asked().get(1).body()).isEqualTo("{\"username\":\"me\",\"password\":\"hidden-word\"}");
        }
    }

    @Test
    void without_either_it_says_what_to_give() {
        try (var api = new TestApi(asked -> answered(asked, 401))) {
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(() -> Read.all(api, Read.manifest(AUTHENTICATOR, "[]", "", "")))
                    .satisfies(e -> assertThat(e.next()).contains("user name and password"))
                    .withMessageContaining("session token")
                    .withMessageNotContaining("hidden-token");
        }
    }
}
