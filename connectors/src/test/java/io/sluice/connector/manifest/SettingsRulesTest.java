package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.TestApi.Reply;
import io.sluice.connector.manifest.component.Config;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a manifest makes of the settings before its streams see them. */
class SettingsRulesTest {

    private static final String MANIFEST = Read.manifest(
                    "request_parameters: {zone: \"{{ config['place']['zone'] }}\", key: \"{{ config['credentials']['key'] }}\","
                            + " left: \"{{ config.get('token', 'nothing') }}\"}",
                    "[]",
                    "",
                    "")
            + """
            spec:
              type: Spec
              connection_specification: {type: object}
              config_normalization_rules:
                config_migrations:
                  - type: ConfigMigration
                    transformations:
                      - type: ConfigAddFields
                        fields: [{type: AddedFieldDefinition, path: [credentials, key], value: "{{ config['token'] }}"}]
                        condition: "{{ config.get('token') }}"
                      - type: ConfigAddFields
                        fields: [{type: AddedFieldDefinition, path: [credentials, never], value: x}]
                        condition: "{{ config.get('no such setting') }}"
                transformations:
                  - type: ConfigAddFields
                    fields: [{type: AddedFieldDefinition, path: [place, zone], value: far}]
                  - type: ConfigRemapField
                    field_path: [place, zone]
                    map: {near: "1", far: "2"}
                  - {type: ConfigRemoveFields, field_pointers: [[token]]}
            """;

    @Test
    void add_remap_and_remove_them_in_their_order() {
        try (var api = new TestApi(asked -> Reply.json("[]"))) {
            Read.all(api, MANIFEST);
            assertThat(api.targets()).containsExactly("/s?zone=2&key=hidden-token&left=nothing");
        }
    }

    @Test
    void a_renewal_sees_them_as_the_rules_make_them_and_is_kept_so() {
        var kept = new ArrayList<Map<String, @Nullable Object>>();
        Map<String, @Nullable Object> given = Map.of("kind", "near");
        var config = new Config(given, kept::add).by(settings -> with(settings, "kind", "1"));
        for (var token : List.of("first", "second")) {
            config.renew(held -> with(held, "token", token));
            assertThat(config.values()).isEqualTo(Map.of("kind", "1", "token", token));
        }
        config.renew(held -> held);
        assertThat(kept).hasSize(2).last().isEqualTo(config.values());
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> settings, String name, String value) {
        var changed = new HashMap<>(settings);
        changed.put(name, value);
        return changed;
    }

    @Test
    void a_rule_that_fails_is_named_without_the_setting_that_it_fails_on() {
        var failing = MANIFEST.replace("value: far}", "value: \"{{ format_datetime(config['token'], '%Y') }}\"}");
        try (var api = new TestApi(asked -> Reply.json("[]"))) {
            assertThatThrownBy(() -> Read.all(api, failing))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("transformations.0")
                    .hasMessageNotContaining("hidden-token");
        }
    }

    @Test
    void a_rule_that_this_version_has_not_is_missing_to_every_stream() {
        var custom = MANIFEST.replace(
                "type: ConfigRemoveFields, field_pointers", "type: CustomConfigTransformation, class_name");
        assertThat(Manifest.read("test", custom).streams()).allSatisfy(stream -> assertThat(stream.missing())
                .anyMatch(what -> what.startsWith("CustomConfigTransformation")));
        try (var api = new TestApi(asked -> Reply.json("[]"))) {
            assertThatThrownBy(() -> Read.all(api, custom))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("CustomConfigTransformation");
        }
    }
}
