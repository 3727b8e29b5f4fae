package io.sluice.connector.manifest.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.error.YAMLException;

class DocumentTest {

    @Test
    void a_reference_is_replaced_by_what_it_points_at_and_the_fields_beside_it_win() {
        var stream = firstStream("""
                definitions:
                  base:
                    name: base
                    primary_key: id
                streams:
                  - $ref: "#/definitions/base"
                    name: mine
                """);
        assertThat(stream.fields()).containsEntry("name", "mine").containsEntry("primary_key", "id");
    }

    @Test
    void a_reference_to_itself_is_an_error_that_names_it() {
        assertThatThrownBy(() -> Document.read("m", "a: '#/b'\nb: '#/a'"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("leads back to itself");
    }

    @Test
    void parameters_reach_the_components_inside_and_fill_what_they_lack() {
        var requester = firstStream("""
                streams:
                  - type: DeclarativeStream
                    $parameters: {path: /all, name: things}
                    retriever:
                      requester:
                        url_base: https://a.example
                """).needed("retriever").needed("requester");
        assertThat(requester.type()).isEqualTo("HttpRequester");
        assertThat(requester.interpolated("path").text(scope())).isEqualTo("/all");
        assertThat(requester.parameters()).containsEntry("name", "things");
    }

    @Test
    void own_parameters_win_over_those_from_above() {
        var requester = firstStream("""
                streams:
                  - type: DeclarativeStream
                    $parameters: {path: /all}
                    retriever:
                      requester:
                        $parameters: {path: /one}
                        url_base: "https://{{ parameters['path'] }}"
                """).needed("retriever").needed("requester");
        assertThat(requester.interpolated("url_base").text(scope())).isEqualTo("https:///one");
    }

    @Test
    void empty_text_stays_text_but_an_option_without_text_is_nothing() {
        var stream = firstStream("streams: [{name: \"{{ config['a'] }}\"}]");
        var empty = scope(Map.of("a", ""));
        assertThat(stream.interpolated("name").value(empty)).isEqualTo("");
        assertThat(stream.interpolated("name").valueOrNull(empty)).isNull();
    }

    private static Component firstStream(String yaml) {
        return Document.read("m", yaml)
                .root(Clock.systemUTC())
                .children("streams")
                .getFirst();
    }

    private static Scope scope() {
        return scope(Map.of());
    }

    private static Scope scope(Map<String, Object> config) {
        return Scope.of(new Config(config, changed -> {}));
    }

    @Test
    void a_text_that_a_scanner_would_be_busy_with_for_hours_is_no_longer_given_after_a_while() {
        var late = new PromptText("# a comment", Duration.ofNanos(-1));
        assertThatThrownBy(() -> new org.yaml.snakeyaml.Yaml().load(late))
                .isInstanceOf(YAMLException.class)
                .hasMessageContaining("a comment, or a word without a blank in it, is too long");
    }
}
