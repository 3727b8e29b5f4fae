package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.TestApi.Reply;
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
