package io.sluice.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void prefers_the_known_ports_when_nothing_is_set() {
        var settings = load(Map.of());
        assertThat(settings.web()).isEqualTo(new PortChoice("port in sluice.properties", 8080, false));
        assertThat(settings.temporal().namespace()).isEqualTo("default");
        assertThat(settings.author()).isEqualTo(ModelChoice.planner());
    }

    @Test
    void takes_the_environment_before_the_file() throws IOException {
        write("port=9001\ntemporal.namespace=team\n");
        var settings = load(Map.of("SLUICE_PORT", "9002"));
        assertThat(settings.web()).isEqualTo(new PortChoice("SLUICE_PORT", 9002, true));
        assertThat(settings.temporal().namespace()).isEqualTo("team");
    }

    @Test
    void what_a_file_says_of_the_model_can_be_told_to_another_home() throws IOException {
        write("port=9001\nmodel.provider=ollama\nmodel.name=qwen3:8b\nmodel.url=\n");
        assertThat(Settings.ofModel(new Home(folder)))
                .isEqualTo(Map.of("SLUICE_MODEL_PROVIDER", "ollama", "SLUICE_MODEL_NAME", "qwen3:8b"));
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
                .author()
                .model()
                .orElseThrow();
        assertThat(model.key()).contains("sk-secret");
        assertThat(model.toString()).doesNotContain("sk-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI_API_KEY, openai, gpt-5-mini",
        "ANTHROPIC_API_KEY, anthropic, claude-sonnet-4-6",
        "GEMINI_API_KEY, gemini, gemini-3.6-flash",
        "GOOGLE_API_KEY, gemini, gemini-3.6-flash"
    })
    void the_only_key_chooses_its_provider_which_is_said(String variable, String provider, String name) {
        var author = load(Map.of(variable, "sk-secret")).author();
        assertThat(author.model()).hasValueSatisfying(model -> {
            assertThat(model.provider()).isEqualTo(provider);
            assertThat(model.key()).contains("sk-secret");
        });
        assertThat(author.notice().orElseThrow())
                .contains(name, variable, "SLUICE_MODEL_PROVIDER=none")
                .doesNotContain("sk-secret");
    }

    @Test
    void two_variables_of_one_provider_are_one_key() {
        var author =
                load(Map.of("GEMINI_API_KEY", "one", "GOOGLE_API_KEY", "two")).author();
        assertThat(author.model().orElseThrow().key()).contains("one");
    }

    @Test
    void several_keys_choose_nothing_and_ask_to_choose() {
        var author =
                load(Map.of("OPENAI_API_KEY", "one", "GOOGLE_API_KEY", "two")).author();
        assertThat(author.model()).isEmpty();
        assertThat(author.notice().orElseThrow())
                .contains("OPENAI_API_KEY and GOOGLE_API_KEY", "planner", "SLUICE_MODEL_PROVIDER");
        assertThat(load(Map.of("OPENAI_API_KEY", "one", "GOOGLE_API_KEY", "two", "SLUICE_MODEL_PROVIDER", "gemini"))
                        .author()
                        .model()
                        .orElseThrow()
                        .key())
                .contains("two");
    }

    @Test
    void a_key_that_nobody_is_named_for_chooses_nothing() {
        assertThat(load(Map.of("SLUICE_MODEL_KEY", "one")).author().notice().orElseThrow())
                .contains("SLUICE_MODEL_KEY", "SLUICE_MODEL_PROVIDER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SLUICE_MODEL_NAME", "SLUICE_MODEL_URL", "OPENAI_API_KEY"})
    void none_keeps_every_model_away(String variable) {
        assertThat(load(Map.of("SLUICE_MODEL_PROVIDER", "none", variable, "x")).author())
                .isEqualTo(ModelChoice.planner());
    }

    @Test
    void an_empty_variable_is_no_key() throws IOException {
        assertThat(load(Map.of("OPENAI_API_KEY", " ")).author()).isEqualTo(ModelChoice.planner());
        write("model.provider=none\n");
        assertThat(load(Map.of("OPENAI_API_KEY", "x")).author()).isEqualTo(ModelChoice.planner());
    }

    @Test
    void the_model_draws_and_replies_within_what_is_set() {
        var set = Map.of(
                "OPENAI_API_KEY",
                "x",
                "SLUICE_MODEL_TEMPERATURE",
                "0.7",
                "SLUICE_MODEL_MAX_TOKENS",
                "1500",
                "SLUICE_MODEL_TIMEOUT",
                "5");
        var limits = load(set).author().model().orElseThrow().limits();
        assertThat(limits.temperature()).isEqualTo(0.7);
        assertThat(limits.replyTokens()).isEqualTo(1500);
        assertThat(limits.timeout()).hasSeconds(5);
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
