package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaFilesTest {
    private static final Map<String, String> FILES =
            Map.of("schemas/s.json", "{\"of\": \"s\"}", "other/s.json", "{\"of\": \"other\"}", "broken.json", "{");

    private static Map<String, @Nullable Object> schema(String loader) {
        var manifest = Manifest.read(
                "test", Read.manifest("", "[]", "", loader), path -> Optional.ofNullable(FILES.get(path)));
        return manifest.streams().getFirst().schema();
    }

    @Test
    void a_stream_that_names_no_schema_has_the_file_of_its_name() {
        assertThat(schema("")).isEqualTo(Map.of("of", "s"));
        assertThat(schema("schema_loader: {type: JsonFileSchemaLoader}")).isEqualTo(Map.of("of", "s"));
    }

    @Test
    void a_loader_names_another_file_also_by_the_name_of_the_stream() {
        var loader = "schema_loader: {type: JsonFileSchemaLoader, file_path: \"other/{{ parameters['name'] }}.json\"}";
        assertThat(schema(loader)).isEqualTo(Map.of("of", "other"));
    }

    @Test
    void a_schema_in_the_manifest_wins() {
        assertThat(schema("schema_loader: {type: InlineSchemaLoader, schema: {of: here}}"))
                .isEqualTo(Map.of("of", "here"));
    }

    @Test
    void without_a_file_nothing_is_known_and_a_broken_one_is_named() {
        assertThat(schema("schema_loader: {type: JsonFileSchemaLoader, file_path: none.json}"))
                .isEmpty();
        assertThatThrownBy(() -> schema("schema_loader: {type: JsonFileSchemaLoader, file_path: broken.json}"))
                .hasMessageContaining("broken.json is no JSON");
    }
}
