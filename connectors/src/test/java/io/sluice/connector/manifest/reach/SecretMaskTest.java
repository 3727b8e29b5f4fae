package io.sluice.connector.manifest.reach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretMaskTest {
    private final SecretMask mask = new SecretMask();

    @Test
    void masks_a_secret_as_url_json_and_basic_authentication_write_it() {
        mask.addBasic("anna", "p\"ss w&rd");
        assertThat(
                        mask.masked(
                                "p\"ss w&rd ?k=p%22ss+w%26rd&l=p%22ss%20w%26rd {\"k\":\"p\\\"ss w&rd\"} Basic YW5uYTpwInNzIHcmcmQ="))
                .isEqualTo("••• ?k=•••&l=••• {\"k\":\"•••\"} Basic •••");
    }

    @Test
    void masks_a_secret_as_a_query_of_ours_writes_it() {
        mask.add("8Q~x/y*z");
        assertThat(mask.masked("?key=8Q~x%2Fy%2Az")).isEqualTo("?key=•••");
    }

    @Test
    void masks_the_longer_of_two_secrets_that_begin_alike() {
        mask.add("token");
        mask.add("token-and-more");
        assertThat(mask.masked("token-and-more, token")).isEqualTo("•••, •••");
    }

    @Test
    void leaves_values_alone_that_are_too_short_to_guard_anything() {
        mask.add("on");
        assertThat(mask.masked("one on one")).isEqualTo("one on one");
    }
}
