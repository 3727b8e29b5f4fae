package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.TestApi.Asked;
import io.sluice.connector.manifest.TestApi.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    @Test
    void parameters_are_text_and_those_that_come_to_nothing_are_left_out() {
        assertThat(asked("""
                request_parameters:
                  n: "{{ 10 }}"
                  none: "{{ config.get('none') or '' }}"
                  list: "{{ ['a', 'b c'] }}"
                  odd: "ü&="
                """).target()).isEqualTo("/s?n=10&list=a&list=b+c&odd=%C3%BC%26%3D");
    }

    private static final String FIELDS = """
            request_parameters:
              fields: {type: QueryProperties, property_list: [id, name, owner.mail, note], always_include_properties: [note]}
            """;

    private static final String ALL = "/s?fields=id%2Cname%2Cowner.mail%2Cnote";

    private static String fieldsAsked(Set<String> wanted, String stream) {
        return firstAsked(wanted, Read.manifest(FIELDS, "[]", "", stream));
    }

    private static String firstAsked(Set<String> wanted, String manifest) {
        try (var api = new TestApi(asked -> Reply.json("[]"))) {
            Read.pieces(api, manifest, new Reading("s", null, null, null, wanted));
            return api.asked().getFirst().target();
        }
    }

    @Test
    void fields_are_asked_for_by_name_and_only_those_that_will_be_looked_at() {
        assertThat(asked(FIELDS).target()).isEqualTo(ALL);
        assertThat(fieldsAsked(Set.of("name"), "")).isEqualTo("/s?fields=name%2Cnote");
        assertThat(fieldsAsked(Set.of("owner"), "")).isEqualTo("/s?fields=owner.mail%2Cnote");
        assertThat(fieldsAsked(Set.of("name"), "primary_key: id")).isEqualTo("/s?fields=id%2Cname%2Cnote");
    }

    @Test
    void all_fields_are_asked_for_where_one_that_is_wanted_goes_by_no_listed_name() {
        assertThat(fieldsAsked(Set.of("elsewhere"), "")).isEqualTo(ALL);
        assertThat(fieldsAsked(Set.of("name", "properties.name"), "")).isEqualTo(ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: KeysToSnakeCase}",
                "{type: KeysToLower}",
                "{type: FlattenFields}",
                "{type: DpathFlattenFields, field_path: [owner]}",
                "{type: KeysReplace, old: x, new: y}"
            })
    void all_fields_are_asked_for_where_the_manifest_moves_some(String transformation) {
        assertThat(fieldsAsked(Set.of("name"), "transformations: [" + transformation + "]"))
                .isEqualTo(ALL);
    }

    @Test
    void all_fields_are_asked_for_where_the_manifest_itself_looks_at_records() {
        var filtering = Read.manifest(FIELDS, "[]", "", "")
                .replace("{extractor:", "{record_filter: {condition: \"{{ record.note }}\"}, extractor:");
        assertThat(firstAsked(Set.of("name"), filtering)).isEqualTo(ALL);
        var expanding = Read.manifest(FIELDS, "[], record_expander: {expand_records_from_field: [note]}", "", "");
        assertThat(firstAsked(Set.of("name"), expanding)).isEqualTo(ALL);
    }

    @Test
    void the_cursor_is_among_the_fields_that_are_asked_for_however_it_is_named() {
        for (var cursor : List.of("name", "{{ parameters['at'] }}")) {
            var counted = """
                    incremental_sync:
                      type: IncrementingCountCursor
                      cursor_field: "%s"
                      start_value: 1
                      $parameters: {at: name}
                    """.formatted(cursor);
            assertThat(fieldsAsked(Set.of("id"), counted)).isEqualTo("/s?fields=id%2Cname%2Cnote");
        }
    }

    @Test
    void a_form_a_json_body_and_a_graphql_query_are_sent_as_such() {
        assertThat(asked("http_method: POST\nrequest_body_data: {a: \"1 2\"}").body())
                .isEqualTo("a=1+2");
        assertThat(asked("http_method: POST\nrequest_body_json: {a: \"{{ [1, {'b': true}] }}\", c: {d: null}}")
                        .body())
                .isEqualTo("{\"a\":[1,{\"b\":true}],\"c\":{}}");
        assertThat(asked("http_method: POST\nrequest_body: {type: RequestBodyGraphQL, value: {query: \"{ a }\"}}")
                        .body())
                .isEqualTo("{\"query\":\"{ a }\"}");
        assertThat(asked(
                                "http_method: POST\nrequest_body: {type: RequestBodyUrlEncodedForm, value: {a: \"{{ 1 + 1 }}\"}}")
                        .body())
                .isEqualTo("a=2");
        assertThat(asked("http_method: PUT\nrequest_body: {type: RequestBodyJsonObject, value: {a: [\"{{ 1 + 1 }}\"]}}")
                        .body())
                .isEqualTo("{\"a\":[2]}");
        assertThat(asked("http_method: PATCH\nrequest_body: {type: RequestBodyPlainText, value: \"a {{ 1 + 1 }}\"}")
                        .body())
                .isEqualTo("a 2");
        assertThat(asked("http_method: POST\nrequest_body_data: \"plain {{ 1 }}\"")
                        .body())
                .isEqualTo("plain 1");
    }

    @Test
    void a_redirect_to_another_port_is_followed_without_the_token() {
        try (var other = new TestApi(asked -> Reply.json("{\"i\":1}"));
                var api = new TestApi(
                        asked -> new Reply(302, "text/plain", new byte[0], "Location: " + other.url() + "/moved"))) {
            var manifest = Read.manifest("request_headers: {Authorization: \"t {{ config.token }}\"}", "[]", "", "");
            assertThat(Read.all(api, manifest)).containsExactly("{\"i\":1}");
            assertThat(api.asked().getFirst().authorization()).isEqualTo("t hidden-token");
            assertThat(other.asked()).containsExactly(new Asked("GET", "/moved", "", ""));
        }
    }

    @Test
    void a_next_link_to_another_host_is_followed_without_the_token() {
        try (var other = new TestApi(asked -> Reply.json("{\"rows\":[{\"i\":2}]}"));
                var api = new TestApi(
                        asked -> Reply.json("{\"rows\":[{\"i\":1}],\"next\":\"" + other.url() + "/more?page=2\"}"))) {
            assertThat(Read.all(api, following("authenticator: {type: BearerAuthenticator, api_token: t0ken}")))
                    .containsExactly("{\"i\":1}", "{\"i\":2}");
            assertThat(api.asked().getFirst().authorization()).isEqualTo("Bearer t0ken");
            assertThat(other.asked()).containsExactly(new Asked("GET", "/more?page=2", "", ""));
        }
    }

    @Test
    void a_next_link_never_takes_a_body_to_another_host() {
        try (var other = new TestApi(asked -> Reply.json("{\"rows\":[]}"));
                var api = new TestApi(
                        asked -> Reply.json("{\"rows\":[{\"i\":1}],\"next\":\"" + other.url() + "/more\"}"))) {
            assertThatThrownBy(() -> Read.all(api, following("http_method: POST\nrequest_body_data: {a: b}")))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("another host");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void a_path_that_a_record_of_a_parent_names_takes_no_token_to_another_host() {
        try (var other = new TestApi(asked -> Reply.json("[{\"i\":1}]"));
                var api = new TestApi(asked -> Reply.json("[{\"link\":\"" + other.url() + "/own\"}]"))) {
            var manifest = """
                    check: {stream_names: [s]}
                    definitions:
                      asker: &asker
                        url_base: "{{ config.url }}"
                        authenticator: {type: BearerAuthenticator, api_token: t0ken}
                    streams:
                      - name: s
                        retriever:
                          requester: {<<: *asker, path: "/{{ stream_partition.link }}"}
                          record_selector: {extractor: {field_path: []}}
                          partition_router:
                            type: SubstreamPartitionRouter
                            parent_stream_configs:
                              - parent_key: link
                                partition_field: link
                                stream:
                                  name: parents
                                  retriever:
                                    requester: {<<: *asker, path: parents}
                                    record_selector: {extractor: {field_path: []}}
                    """;
            assertThat(Read.all(api, manifest)).containsExactly("{\"i\":1}");
            assertThat(other.asked()).containsExactly(new Asked("GET", "/own", "", ""));
        }
    }

    private static String following(String requester) {
        return Read.manifest(requester, "[rows]", """
                paginator:
                  type: DefaultPaginator
                  page_token_option: {type: RequestPath}
                  pagination_strategy:
                    type: CursorPagination
                    cursor_value: "{{ response.next }}"
                    stop_condition: "{{ not response.next }}"
                """, "");
    }

    @Test
    void a_header_of_the_manifest_never_steers_the_client() {
        try (var other = new TestApi(asked -> Reply.json("{\"i\":2}"));
                var api = new TestApi(asked -> Reply.json("{\"i\":1}"))) {
            var headers = "request_headers: {camelHttpUri: \"" + other.url() + "/else\", CamelHttpMethod: DELETE}";
            assertThat(Read.all(api, Read.manifest(headers, "[]", "", ""))).containsExactly("{\"i\":1}");
            assertThat(api.asked()).containsExactly(new Asked("GET", "/s", "", ""));
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void a_redirect_never_takes_a_body_to_another_host() {
        try (var other = new TestApi(asked -> Reply.json("{\"i\":1}"));
                var api = new TestApi(
                        asked -> new Reply(307, "text/plain", new byte[0], "Location: " + other.url() + "/moved"))) {
            var manifest = Read.manifest(
                    "http_method: POST\nrequest_body_data: {secret: \"{{ config.token }}\"}", "[]", "", "");
            assertThatThrownBy(() -> Read.all(api, manifest))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("another host");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void a_redirect_into_the_private_network_is_refused() {
        try (var api = new TestApi(asked ->
                new Reply(302, "text/plain", new byte[0], "Location: http://169.254.169.254/latest/meta-data"))) {
            assertThatThrownBy(() -> Read.all(api, Read.manifest("", "[]", "", "")))
                    .isInstanceOfSatisfying(ConnectorException.class, error -> assertThat(error.fault())
                            .isEqualTo(Fault.FORBIDDEN))
                    .hasMessageContaining("169.254.169.254");
        }
    }

    @Test
    void an_unknown_component_stops_only_the_streams_that_reach_it() {
        var streams = Manifest.read(
                        "m",
                        Read.manifest("authenticator: {type: RateLimitedMultipleTokenAuthenticator}", "[]", "", "")
                                + "  - {name: t, retriever: {requester: {url_base: x, colour: red}, record_selector: {extractor: {field_path: []}}}}")
                .streams();
        assertThat(streams.getFirst().missing()).containsExactly("RateLimitedMultipleTokenAuthenticator");
        assertThat(streams.getLast().isRunnable()).isTrue();
        assertThat(streams.getLast().ignored()).containsExactly("HttpRequester.colour");
    }

    private static Asked asked(String requester) {
        try (var api = new TestApi(asked -> Reply.json("{}"))) {
            Read.all(api, Read.manifest(requester, "[]", "", ""));
            return api.asked().getFirst();
        }
    }

    @Test
    void the_state_that_a_reading_began_with_is_there_for_older_manifests() {
        try (var api = new TestApi(asked -> Reply.json("[]"))) {
            var manifest = Read.manifest(
                    "request_parameters: {since: \"{{ stream_state['at'] or 'the start' }}\"}", "[]", "", "");
            Read.all(api, manifest);
            Read.pieces(api, manifest, new Reading("s", Map.of("at", "noon"), null));
            assertThat(api.targets()).containsExactly("/s?since=the+start", "/s?since=noon");
        }
    }
}
