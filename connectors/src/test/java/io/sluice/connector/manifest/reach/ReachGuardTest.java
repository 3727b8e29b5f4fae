package io.sluice.connector.manifest.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachGuardTest {
    private final ReachGuard internet = new ReachGuard(AllowedHosts.none());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.9.9.9:8080/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://172.31.0.1/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://100.100.100.200/",
                "http://168.63.129.16/",
                "http://192.0.0.192/",
                "http://198.19.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fc00::1]/",
                "http://[fd00:ec2::254]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:a00:1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[64:ff9b:1::1]/",
                "http://[2002:7f00:1::1]/",
                "http://[2001:0:1::1]/",
                "http://[2001:db8::1]/",
                "http://[ff02::1]/",
                "http://[fec0::1]/"
            })
    void refuses_addresses_that_are_not_of_the_open_internet(String url) {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> internet.check(URI.create(url)))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.FORBIDDEN))
                .satisfies(e -> assertThat(e.next()).contains("SLUICE_ALLOWED_HOSTS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.216.34/",
                "http://8.8.8.8:8080/x",
                "https://[2606:4700::1111]/",
                "http://172.32.0.1/",
                "http://100.128.0.1/",
                "http://[64:ff9b::808:808]/",
                "https://api.example.com/v1"
            })
    void lets_public_addresses_and_names_pass(String url) {
        assertThat(internet.check(URI.create(url))).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://8.8.8.8/x",
                "jar:http://8.8.8.8!/x",
                "gopher://8.8.8.8",
                "//8.8.8.8/x",
                "http:///x",
                "http://user:pw@8.8.8.8/"
            })
    void refuses_other_schemes_missing_hosts_and_credentials_in_urls(String url) {
        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> internet.check(URI.create(url)));
    }

    @Test
    void refuses_a_name_of_which_one_address_is_private() {
        var guard = new ReachGuard(
                AllowedHosts.none(), host -> new InetAddress[] {address("8.8.8.8"), address("10.0.0.1")});
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> guard.resolve("rebound.example", 443))
                .withMessageContaining("10.0.0.1");
    }

    @Test
    void gives_the_client_the_very_addresses_that_it_checked() throws Exception {
        var answers = new InetAddress[][] {{address("8.8.8.8")}, {address("127.0.0.1")}};
        var asked = new int[1];
        var guard = new ReachGuard(AllowedHosts.none(), host -> answers[asked[0]++]);
        assertThat(guard.resolve("rebound.example", 443)).containsExactly(address("8.8.8.8"));
        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> guard.resolve("rebound.example", 443));
    }

    @Test
    void a_setting_opens_hosts_ports_and_networks_and_nothing_else() throws Exception {
        var guard = new ReachGuard(AllowedHosts.of("api.corp:8443, 10.7.0.0/16, [::1]:9000, Intern"), host ->
                new InetAddress[] {address(host.equals("ten") ? "10.7.1.1" : "10.9.0.1")});
        assertThat(guard.resolve("api.corp", 8443)).hasSize(1);
        assertThat(guard.resolve("ten", 1)).hasSize(1);
        assertThat(guard.resolve("intern", 80)).hasSize(1);
        guard.check(URI.create("http://[::1]:9000/"));
        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> guard.resolve("api.corp", 80));
        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> guard.resolve("other", 8443));
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> guard.check(URI.create("http://127.0.0.1/")));
    }

    @Test
    void without_a_setting_only_loopback_is_open() {
        var guard = new ReachGuard(AllowedHosts.of(null));
        guard.check(URI.create("http://127.0.0.1:8080/"));
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> guard.check(URI.create("http://10.0.0.1:8080/")));
    }

    @Test
    void a_setting_that_says_nothing_sensible_is_an_error() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> AllowedHosts.of("10.0.0.0/99"))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.BAD_SETTING));
        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> AllowedHosts.of("host:port"));
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}
