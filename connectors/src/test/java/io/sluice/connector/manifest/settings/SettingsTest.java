package io.sluice.connector.manifest.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.manifest.Manifest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Settings settings =
            new Settings(Manifest.read("shop.yaml", """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: []}
            streams: []
            spec:
              type: Spec
              connection_specification:
                type: object
                required: [region, credentials, start_date]
                properties:
                  page_size: {type: integer, minimum: 1, order: 9}
                  region: {type: string, enum: [eu, us], default: eu, order: 0}
                  start_date: {type: string, title: Start, pattern: '^\\d{4}-\\d{2}-\\d{2}$', order: 1}
                  credentials:
                    type: object
                    order: 2
                    oneOf:
                      - type: object
                        required: [kind, api_key]
                        properties:
                          kind: {type: string, const: key}
                          api_key: {type: string, airbyte_secret: true}
                      - type: object
                        required: [kind, client_id, client_secret]
                        properties:
                          kind: {type: string, const: oauth}
                          client_id: {type: string}
                          client_secret: {type: string, airbyte_secret: true}
            """).settingsSchema());

    @Test
    void lists_what_is_asked_for_in_its_order_by_dotted_names() {
        assertThat(settings.of(Map.of()))
                .extracting(Setting::name)
                .containsExactly("region", "start_date", "credentials.kind", "credentials.api_key", "page_size");
        assertThat(settings.named("credentials.api_key", Map.of()).orElseThrow().secret())
                .isTrue();
    }

    @Test
    void asks_for_what_is_needed_and_has_no_value_of_its_own() {
        assertThat(settings.missing(Map.of()))
                .extracting(Setting::name)
                .containsExactly("start_date", "credentials.api_key");
        assertThat(settings.completed(Map.of()))
                .isEqualTo(Map.of("region", "eu", "credentials", Map.of("kind", "key")));
    }

    @Test
    void a_choice_between_forms_is_a_choice_of_their_constants() {
        assertThat(settings.named("credentials.kind", Map.of()).orElseThrow().choices())
                .containsExactly("key", "oauth");
        assertThat(settings.of(Map.of("credentials", Map.of("kind", "oauth"))))
                .extracting(Setting::name)
                .contains("credentials.kind", "credentials.client_id")
                .doesNotContain("credentials.api_key");
    }

    @Test
    void a_pattern_of_the_spec_that_never_ends_is_a_complaint() {
        var hostile = new Settings(Map.of(
                "type",
                "object",
                "properties",
                Map.of("name", Map.of("type", "string", "pattern", "^(.*)(.*)(.*)(.*)(.*)(.*)(.*)b$"))));
        assertThat(hostile.complaints(Map.of("name", "a".repeat(100))))
                .singleElement()
                .asString()
                .contains("spec has a pattern that cannot be used");
    }

    @Test
    void follows_the_form_that_was_chosen() {
        var config = Settings.with(Map.of("start_date", "2026-01-01"), List.of("credentials", "kind"), "oauth");
        assertThat(settings.missing(config))
                .extracting(Setting::name)
                .containsExactly("credentials.client_id", "credentials.client_secret");
    }

    @Test
    void names_the_field_that_does_not_fit() {
        var config = settings.completed(Map.of(
                "start_date", "yesterday", "region", "mars", "page_size", 0L, "credentials", Map.of("kind", "oauth")));
        assertThat(settings.complaints(config))
                .extracting(Complaint::field)
                .containsExactlyInAnyOrder(
                        "start_date", "region", "page_size", "credentials.client_id", "credentials.client_secret");
        assertThat(settings.complaints(config).toString())
                .contains("is missing")
                .doesNotContain("yesterday")
                .doesNotContain("mars");
    }

    @Test
    void is_content_with_what_fits() {
        assertThat(settings.complaints(Map.of(
                        "region",
                        "us",
                        "start_date",
                        "2026-01-01",
                        "credentials",
                        Map.of("kind", "key", "api_key", "k"))))
                .isEmpty();
    }

    @Test
    void tells_the_secrets_of_a_configuration() {
        assertThat(settings.secrets(Map.of("region", "us", "credentials", Map.of("kind", "key", "api_key", "hunter2"))))
                .containsExactly("hunter2");
    }

    @Test
    void tells_every_text_within_a_secret_object_or_a_text_of_one() {
        var account = Map.<String, Object>of("type", "object", "airbyte_secret", true);
        var named =
                Map.<String, Object>of("airbyte_secret", true, "properties", Map.of("key", Map.of("type", "string")));
        var keys = new Settings(Map.of(
                "properties",
                Map.of("account", account, "named", named, "text", Map.of("type", "string", "format", "password"))));
        assertThat(keys.secrets(Map.of(
                        "account",
                        Map.of("private_key", "line one\nline two", "ids", List.of("id-1", 4711)),
                        "named",
                        Map.of("key", "k-1"),
                        "text",
                        "{\"inner\": {\"key\": \"k-2\"}}")))
                .containsExactlyInAnyOrder(
                        "line one\nline two", "id-1", "4711", "k-1", "k-2", "{\"inner\": {\"key\": \"k-2\"}}");
    }

    @Test
    void a_manifest_without_a_specification_takes_anything() {
        var none = new Settings(Map.of());
        assertThat(none.complaints(Map.of("base_url", "x"))).isEmpty();
        assertThat(none.missing(Map.of())).isEmpty();
    }
}
