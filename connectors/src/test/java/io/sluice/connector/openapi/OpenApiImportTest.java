package io.sluice.connector.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.ManifestStream;
import io.sluice.connector.manifest.settings.Setting;
import io.sluice.connector.manifest.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The list operations of five documents of different style, counted by hand. */
class OpenApiImportTest {

    @Test
    void every_list_of_a_document_with_link_headers_becomes_a_stream() {
        var imported = imported("link.yaml");
        assertThat(imported.streams()).containsExactlyInAnyOrder("projects", "tickets", "comments", "users", "members");
        assertThat(imported.leftOut()).containsExactly("GET /users/{user_id}");
        assertThat(needed(imported)).containsExactlyInAnyOrder("token", "team");
        assertThat(imported.manifest())
                .contains("https://eu.tickets.example/api")
                .contains("{{ headers['link']['next']['url'] }}")
                .contains(
                        "/projects/{{ stream_partition.parent_slice.project_id }}/tickets/{{ stream_partition.ticket_id"
                                + " }}/comments");
        assertThat(imported.guesses().get("tickets")).anyMatch(guess -> guess.contains("since"));
    }

    @Test
    void every_list_of_a_document_with_cursors_becomes_a_stream() {
        var imported = imported("cursor.json");
        assertThat(imported.streams()).containsExactlyInAnyOrder("customers", "invoices", "lines", "events");
        assertThat(imported.leftOut()).containsExactly("GET /invoices/{invoice_id}", "GET /balance");
        assertThat(needed(imported)).containsExactly("api_key");
        assertThat(imported.manifest())
                .contains("{{ (response.get('meta') or {}).get('next_cursor') }}")
                .contains("{{ not response.get('has_more') }}")
                .contains("currency: EUR")
                .contains("field_name: X-Api-Key");
    }

    @Test
    void every_list_of_a_document_with_offsets_becomes_a_stream() {
        var imported = imported("offset.yaml");
        assertThat(imported.streams()).containsExactlyInAnyOrder("stations", "readings", "sensors", "regions");
        assertThat(imported.leftOut()).containsExactly("GET /health");
        assertThat(needed(imported)).containsExactly("username", "password");
        assertThat(imported.manifest()).contains("OffsetIncrement").contains("field_name: startAt");
    }

    @Test
    void every_list_of_a_document_with_envelopes_becomes_a_stream() {
        var imported = imported("enveloped.yaml");
        assertThat(imported.streams()).containsExactlyInAnyOrder("authors", "books", "reviews", "publishers", "loans");
        assertThat(imported.leftOut()).containsExactly("GET /books/{id}");
        assertThat(needed(imported)).containsExactly("client_id", "client_secret");
        assertThat(imported.manifest())
                .contains("grant_type: client_credentials")
                .contains("start_from_page: 0")
                .contains("{{ response.get('next') }}")
                .contains("{{ ((response.get('_links') or {}).get('next') or {}).get('href') }}");
    }

    @Test
    void every_list_of_a_swagger_2_document_becomes_a_stream() {
        var imported = imported("swagger2.json");
        assertThat(imported.streams()).containsExactlyInAnyOrder("airports", "flights", "airlines", "alliances");
        assertThat(imported.leftOut()).containsExactly("GET /airports/{airportId}");
        assertThat(needed(imported)).containsExactly("api_key");
        assertThat(imported.manifest())
                .contains("https://airfields.example/api")
                .contains("inject_into: request_parameter")
                .contains("{{ response.get('nextPageToken') }}");
    }

    @Test
    void marks_what_it_guessed_where_a_reader_begins() {
        assertThat(imported("link.yaml").manifest())
                .startsWith("# Ticket Desk, from its OpenAPI document.\n# Guessed")
                .contains("#   members: team is a setting: no stream gives its values");
    }

    @Test
    void says_what_is_no_document() {
        assertThatThrownBy(() -> OpenApiImport.of("page.html", "<html></html>"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("page.html is no OpenAPI document");
        assertThatThrownBy(() -> OpenApiImport.of("a.yaml", "openapi: 3.0.0\npaths: [\n"))
                .isInstanceOf(ConnectorException.class);
    }

    @Test
    void finds_lists_below_what_only_wraps_them_and_an_api_beside_its_document() {
        var imported = OpenApiImport.of("https://forum.example/docs/openapi.yaml", """
                openapi: 3.0.0
                info: {title: Forum}
                servers: [{url: ../api/v2}]
                paths:
                  /topics.json: {get: {responses: {'200': {content: {application/json: {schema: {type: object, properties: {
                    users: {type: array, items: {type: object}},
                    topic_list: {type: object, properties: {topics: {type: array, items: {type: object, properties: {id: {type: integer}}}}}}}}}}}}}}
                  /moods: {get: {responses: {'200': {content: {application/json: {schema: {type: object, properties: {
                    forum: {type: object, properties: {moods: {type: array, items: {type: object}}}}}}}}}}}}
                  /c/{slug}.json: {get: {responses: {'200': {content: {application/json: {schema: {type: object, properties: {
                    users: {type: array, items: {type: object}},
                    topic_list: {type: object, properties: {tags: {type: array, items: {type: object}}, topics: {type: array, items: {type: object}}}}}}}}}}}}
                  /reports/{day}: {get: {parameters: [{name: page_number, in: query, schema: {type: integer}}], responses: {'200': {content: {application/json: {schema: {type: object, properties: {
                    from: {type: string}, to: {type: string}, page_count: {type: integer}, page_number: {type: integer}, page_size: {type: integer}, total: {type: integer},
                    visits: {type: array, items: {type: object}}}}}}}}}}
                  /me: {get: {responses: {'200': {content: {application/json: {schema: {type: object, properties: {
                    profile: {type: object, properties: {name: {type: string}, addresses: {type: array, items: {type: object}}}}}}}}}}}}
                  /topics/{id}.json: {get: {responses: {'200': {content: {application/json: {schema: {type: object, properties: {
                    topic: {type: object, properties: {id: {type: integer}, replies: {type: array, items: {type: object}}}}}}}}}}}}
                """);
        assertThat(imported.streams()).containsExactlyInAnyOrder("topics", "moods", "c", "reports");
        assertThat(imported.leftOut()).containsExactly("GET /me", "GET /topics/{id}.json");
        assertThat(imported.guesses().get("all streams"))
                .containsExactly("the API is at https://forum.example/api/v2, where the document is");
        assertThat(imported.manifest())
                .contains("url_base: https://forum.example/api/v2")
                .contains("- topic_list")
                .contains("- forum");
    }

    @Test
    void takes_no_place_where_only_documents_lie_for_an_api() {
        var document = "openapi: 3.0.0\ninfo: {title: T}\nservers: [{url: /v1}]\npaths:\n"
                + "  /a: {get: {responses: {'200': {content: {application/json: {schema: {type: array, items: {type: object}}}}}}}}\n";
        var imported = OpenApiImport.of("https://raw.githubusercontent.com/acme/api/main/openapi.yaml", document);
        assertThat(needed(imported)).containsExactly("base_url");
    }

    @Test
    void follows_no_reference_out_of_the_document_and_no_circle() {
        var imported = OpenApiImport.of("evil.yaml", """
                openapi: 3.0.0
                info: {title: "Evil\\n- x: y"}
                paths:
                  /a: {get: {responses: {'200': {content: {application/json: {schema: {$ref: 'http://127.0.0.1:1/x'}}}}}}}
                  /b: {get: {responses: {'200': {content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/B'}}}}}}}}
                  /c: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/C'}}}}}}}
                components:
                  schemas:
                    B: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
                    C: {$ref: '#/components/schemas/C'}
                """);
        assertThat(imported.streams()).containsExactly("b");
        assertThat(imported.manifest()).startsWith("# Evil - x: y, from");
    }

    private static OpenApiImport imported(String file) {
        try (var text = OpenApiImportTest.class.getResourceAsStream(file)) {
            var imported = OpenApiImport.of(file, new String(text.readAllBytes(), StandardCharsets.UTF_8));
            var manifest = Manifest.read(file, imported.manifest());
            assertThat(manifest.streams()).allMatch(ManifestStream::isRunnable);
            assertThat(manifest.streams())
                    .allSatisfy(stream -> assertThat(stream.ignored()).isEmpty());
            assertThat(manifest.streams()).extracting(ManifestStream::name).containsAll(imported.streams());
            return imported;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static java.util.List<String> needed(OpenApiImport imported) {
        var manifest = Manifest.read("imported", imported.manifest());
        return new Settings(manifest.settingsSchema())
                .missing(Map.of()).stream().map(Setting::name).toList();
    }
}
