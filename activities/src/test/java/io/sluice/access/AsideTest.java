package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsideTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:9/mock", "http://localhost:9", "http://[::1]:9", "https://eu.example.com"})
    void a_reading_may_go_to_this_machine_or_to_the_connections_own_owner(String url) {
        assertThat(baseUrl("https://api.example.com/v1", url)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.net", "http://localhost.evil.net", "http://127.0.0.1.evil.net", "http://10.0.0.1"})
    void the_secrets_of_a_connection_go_nowhere_else(String url) {
        assertThatThrownBy(() -> baseUrl("https://api.example.com/v1", url))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("are not sent to");
        assertThatThrownBy(() -> baseUrl(null, url)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void without_another_address_the_connection_keeps_its_own() {
        assertThat(baseUrl("https://api.example.com/v1", null)).isEqualTo(URI.create("https://api.example.com/v1"));
    }

    private static @Nullable URI baseUrl(@Nullable String own, @Nullable String asked) {
        var api = new Connection.Api("streams: []", new Secret("{}"), own);
        return new Aside(asked == null ? null : URI.create(asked), null).baseUrl("shop", api);
    }
}
