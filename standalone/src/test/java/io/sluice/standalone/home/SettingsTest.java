package io.sluice.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void prefers_the_known_ports_when_nothing_is_set() {
        var settings = load(Map.of());
        assertThat(settings.web()).isEqualTo(new PortChoice("port in sluice.properties", 8080, false));
        assertThat(settings.temporal().namespace()).isEqualTo("default");
        assertThat(settings.model()).isEmpty();
    }

    @Test
    void takes_the_environment_before_the_file() throws IOException {
        write("port=9001\ntemporal.namespace=team\n");
        var settings = load(Map.of("SLUICE_PORT", "9002"));
        assertThat(settings.web()).isEqualTo(new PortChoice("SLUICE_PORT", 9002, true));
        assertThat(settings.temporal().namespace()).isEqualTo("team");
    }

    @Test
    void stops_at_a_key_it_does_not_know() throws IOException {
        write("prot=9001\n");
        assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'prot'");
    }

    @Test
    void names_the_setting_whose_value_makes_no_sense() {
        assertThatThrownBy(() -> load(Map.of("SLUICE_PORT", "eighty"))).hasMessageContaining("SLUICE_PORT is 'eighty'");
        assertThatThrownBy(() -> load(Map.of("SLUICE_SANDBOX", "chroot")))
                .hasMessageContaining("SLUICE_SANDBOX is 'chroot'")
                .hasMessageContaining("bubblewrap");
    }

    @Test
    void takes_the_providers_own_key_variable_and_never_shows_it() {
        var model = load(Map.of("SLUICE_MODEL_PROVIDER", "anthropic", "ANTHROPIC_API_KEY", "sk-secret"))
                .model()
                .orElseThrow();
        assertThat(model.key()).contains("sk-secret");
        assertThat(model.toString()).doesNotContain("sk-secret");
    }

    @Test
    void writes_an_example_that_is_a_valid_file_of_every_key() throws IOException {
        load(Map.of());
        var example = Files.readString(folder.resolve("sluice.properties.example"));
        write(example.replaceAll("(?m)^#(\\S+=)", "$1"));

        assertThat(SettingsFile.read(folder.resolve("sluice.properties"))).containsOnlyKeys(Setting.values());
    }

    private Settings load(Map<String, String> environment) {
        return Settings.load(new Home(folder), environment);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("sluice.properties"), text);
    }
}
