package io.sluice.connector.manifest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTrustTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1, https://api.example.com/v2, true",
        "https://api.example.com, https://files.example.com:443/a, true",
        "https://api.example.co.uk, https://example.co.uk, true",
        "https://a.example.co.uk, https://b.other.co.uk, false",
        "https://one.github.io, https://two.github.io, false",
        "https://api.example.com, http://files.example.com, false",
        "https://api.example.com, https://files.example.com:8443, false",
        "https://api.example.com, https://api.example.com.evil.net, false",
        "https://api.example.com, https://evil.net/api.example.com, false",
        "http://127.0.0.1:1, http://127.0.0.1:2, false",
        "https://10.0.0.1, https://10.0.0.2, false",
    })
    void only_hosts_of_one_owner_may_know_the_same_secrets(URI from, URI to, boolean same) {
        assertThat(HostTrust.isSameOwner(from, to)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1, http://api.example.com/v1?page=2, https://api.example.com/v1?page=2",
        "https://api.example.com/v1, http://evil.net/v1?page=2, http://evil.net/v1?page=2",
        "http://api.example.com/v1, http://api.example.com/v1?page=2, http://api.example.com/v1?page=2",
    })
    void a_link_back_that_lost_its_tls_gets_it_again(URI from, URI to, URI asked) {
        assertThat(HostTrust.secured(from, to)).isEqualTo(asked);
    }
}
