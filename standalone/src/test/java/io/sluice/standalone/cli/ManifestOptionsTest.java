package io.sluice.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ManifestOptionsTest {

    @TempDir
    private Path folder;

    private Path manifest;

    @BeforeEach
    void write() throws IOException {
        manifest = Files.writeString(folder.resolve("shop.yaml"), """
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: []}
                streams: []
                spec:
                  type: Spec
                  connection_specification:
                    type: object
                    required: [token, page_size]
                    properties:
                      token: {type: string, title: Access token, airbyte_secret: true}
                      page_size: {type: integer, default: 100}
                      regions: {type: array, items: {type: string}}
                """);
    }

    @Test
    void reads_settings_as_the_types_that_the_spec_wants() throws IOException {
        var config = Files.writeString(folder.resolve("config.json"), "{\"page_size\": 5, \"note\": \"n\"}");
        assertThat(settings("--config", config.toString(), "--set", "regions=eu, us", "--set-env", "token=TOKEN"))
                .isEqualTo(Map.of(
                        "page_size", 5L, "note", "n", "regions", java.util.List.of("eu", "us"), "token", "hunter2"));
    }

    @Test
    void names_the_setting_that_is_missing_or_wrong() {
        assertThatThrownBy(this::settings).hasMessage("the setting token is missing (--set-env token=VAR)");
        assertThatThrownBy(() -> settings("--set-env", "token=TOKEN", "--set", "page_size=many"))
                .hasMessageContaining("page_size")
                .hasMessageContaining("integer");
        assertThatThrownBy(() -> settings("--set-env", "token=NONE")).hasMessageContaining("NONE is not set");
    }

    @Test
    void takes_no_secret_from_the_command_line_where_anyone_can_read_it() {
        assertThatThrownBy(() -> settings("--set", "token=hunter2"))
                .hasMessageContaining("token is a secret")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void says_where_a_configuration_is_broken_without_repeating_it() throws IOException {
        var config = Files.writeString(folder.resolve("config.json"), "{\"token\": \"hunter2\",\n oops}");
        assertThatThrownBy(() -> settings("--config", config.toString()))
                .hasMessageContaining("no JSON object (line 2")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void says_that_there_is_no_such_manifest() {
        var options = options("--manifest", folder.resolve("none.yaml").toString());
        assertThatThrownBy(options::text)
                .hasMessageContaining("there is no file")
                .hasMessageContaining("none.yaml");
    }

    @Test
    void a_wrong_call_ends_before_a_server_is_asked() {
        var messages = new java.io.StringWriter();
        var code = Main.commandLine()
                .setErr(new java.io.PrintWriter(messages))
                .execute("connect", "shop", "--manifest", manifest.toString());
        assertThat(code).isEqualTo(Exit.USAGE);
        assertThat(messages.toString()).contains("the setting token is missing");
    }

    private Map<String, Object> settings(String... arguments) {
        var all = new java.util.ArrayList<String>(java.util.List.of("--manifest", manifest.toString()));
        all.addAll(java.util.List.of(arguments));
        var options = options(all.toArray(String[]::new));
        return options.settings(options.text(), Map.of("TOKEN", "hunter2")::get, null);
    }

    private static ManifestOptions options(String... arguments) {
        return CommandLine.populateCommand(new ManifestOptions(), arguments);
    }
}
