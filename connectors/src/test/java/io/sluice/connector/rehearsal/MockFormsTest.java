package io.sluice.connector.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ways in which public manifests page, let in and take their settings: the mock has them, and the engine reads them to their end. */
class MockFormsTest {
    /** As many as the mock gives where there are three pages. */
    private static final int THREE_PAGES = 12;

    private static final String STREAM = """
              - type: DeclarativeStream
                name: %s
                primary_key: id
                %s
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "https://api.lanes.example/", path: %s%s}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: %s}}
                  paginator: %s
                schema_loader:
                  type: InlineSchemaLoader
                  schema: {type: object, properties: {id: {type: integer}, name: {type: string}}}
            """;

    private static String stream(
            String name, String cursor, String path, String requester, String field, String paginator) {
        return STREAM.formatted(name, cursor, path, requester, field, paginator);
    }

    private static String paged(String field, String strategy) {
        return "{type: DefaultPaginator, page_token_option: {type: RequestOption, inject_into: " + field
                + "}, pagination_strategy: {" + strategy + "}}";
    }

    private static String paging(String field, String strategy) {
        return stream("lanes", "", "lanes", "", "[items]", paged(field, strategy));
    }

    private static long records(String streams) throws IOException {
        return records(streams, "{}");
    }

    private static long records(String streams, String properties) throws IOException {
        var manifest = "type: DeclarativeSource\ncheck: {type: CheckStream, stream_names: [lanes]}\nstreams:\n"
                + streams
                + "spec: {type: Spec, connection_specification: {type: object, properties: " + properties + "}}\n"
                + "metadata: {null: of no use}\n";
        try (var rehearsal =
                Rehearsal.of("lanes", manifest, path -> Optional.empty(), Instant.parse("2025-06-15T12:34:56Z"))) {
            var outcome = rehearsal.read("lanes", null, false, record -> {});
            assertThat(outcome.fault()).isNull();
            return outcome.records();
        }
    }

    @Test
    void an_offset_without_a_page_size_goes_by_the_records_it_got() throws IOException {
        assertThat(records(paging("request_parameter, field_name: offset", "type: OffsetIncrement")))
                .isEqualTo(THREE_PAGES);
    }

    @Test
    void a_page_number_may_stand_in_the_body_of_a_get_and_elsewhere_for_another_stream() throws IOException {
        var strategy = "type: PageIncrement, page_size: 100, start_from_page: 1";
        assertThat(records(stream(
                                "others",
                                "",
                                "lanes",
                                "",
                                "[items]",
                                paged("request_parameter, field_name: page", strategy))
                        + paging("body_json, field_name: page", strategy)))
                .isEqualTo(THREE_PAGES);
    }

    @Test
    void a_cursor_may_be_counted_from_the_page_that_was_given() throws IOException {
        var strategy = "type: CursorPagination, cursor_value: \"{{ response.at.page | int + 1 }}\", "
                + "stop_condition: \"{{ response.at.page == response.at.pages }}\"";
        assertThat(records(paging("request_parameter, field_name: page", strategy)))
                .isEqualTo(THREE_PAGES);
    }

    @Test
    void a_cursor_may_be_found_in_an_address_by_its_digits() throws IOException {
        var strategy =
                "type: CursorPagination, page_size: 200, cursor_value: \"{{ response.next | regex_search('page=(\\\\\\\\d+)') }}\", "
                        + "stop_condition: \"{{ response.next is none }}\"";
        assertThat(records(paging("request_parameter, field_name: page", strategy)))
                .isEqualTo(THREE_PAGES);
    }

    @Test
    void a_cursor_may_be_an_object_in_the_body() throws IOException {
        var strategy =
                "type: CursorPagination, cursor_value: \"{{ '{\\\"after\\\": \\\"' + response.end + '\\\"}' }}\", "
                        + "stop_condition: \"{{ response.more is false }}\"";
        assertThat(records(stream(
                        "lanes",
                        "",
                        "lanes",
                        ", http_method: POST",
                        "[items]",
                        paged("body_json, field_name: where", strategy))))
                .isEqualTo(THREE_PAGES);
    }

    @Test
    void each_record_may_stand_under_a_name_of_its_own() throws IOException {
        assertThat(records(stream("lanes", "", "lanes", "", "[\"*\"]", "{type: NoPagination}")))
                .isPositive();
    }

    @Test
    void a_setting_is_written_as_the_cursor_reads_it() throws IOException {
        var cursor =
                "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: \"%s\", start_datetime: "
                        + "{type: MinMaxDatetime, datetime: \"{{ config['first'] }}\", datetime_format: \"%d/%m/%Y %H:%M\"}}";
        assertThat(records(
                        stream("lanes", cursor, "lanes", "", "[items]", "{type: NoPagination}"),
                        "{first: {type: string}}"))
                .isPositive();
    }

    @Test
    void a_session_may_be_had_at_a_path_below_the_address() throws IOException {
        var authenticator =
                ", authenticator: {type: LegacySessionTokenAuthenticator, header: X-Session, login_url: login, "
                        + "validate_session_url: me, session_token_response_key: id, username: \"{{ config['username'] }}\", "
                        + "password: \"{{ config['password'] }}\"}";
        assertThat(records(
                        stream("lanes", "", "/", authenticator, "[items]", "{type: NoPagination}"),
                        "{username: {type: string, default: me}, password: {type: string, default: hidden}}"))
                .isPositive();
    }
}
