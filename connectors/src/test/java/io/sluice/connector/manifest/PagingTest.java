package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.TestApi.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagingTest {
    private static final String AT_TOP = "[]";

    @Test
    void counts_pages_until_one_is_not_full() {
        var paging = paginator("""
                page_size_option: {inject_into: request_parameter, field_name: size}
                page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                pagination_strategy: {type: PageIncrement, page_size: 2, start_from_page: 1}
                """);
        try (var api = new TestApi(
                asked -> Reply.json(asked.target().contains("page=2") ? "[{\"id\":3}]" : "[{\"id\":1},{\"id\":2}]"))) {
            assertThat(Read.all(api, Read.manifest("", AT_TOP, paging, "")))
                    .containsExactly("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
            assertThat(api.targets()).containsExactly("/s?size=2", "/s?page=2&size=2");
        }
    }

    @Test
    void counts_records_that_the_api_gave_not_those_that_a_filter_left() {
        var paging = paginator("""
                page_token_option: {type: RequestOption, inject_into: header, field_name: X-Offset}
                pagination_strategy: {type: OffsetIncrement, page_size: 2, inject_on_first_request: true}
                """);
        var manifest = Read.manifest("", AT_TOP, paging, "")
                .replace(
                        "record_selector: {",
                        "record_selector: {record_filter: {condition: \"{{ record.id > 2 }}\"}, ");
        var pages = new int[1];
        try (var api = new TestApi(asked -> Reply.json(pages[0]++ == 0 ? "[{\"id\":1},{\"id\":2}]" : "[{\"id\":3}]"))) {
            assertThat(Read.all(api, manifest)).containsExactly("{\"id\":3}");
            assertThat(api.asked()).hasSize(2);
        }
    }

    @Test
    void a_feed_with_the_newest_first_is_read_until_a_record_that_is_known() {
        var paging = paginator("""
                page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                pagination_strategy: {type: PageIncrement, page_size: 2, start_from_page: 1}
                """);
        var cursor = """
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                  is_data_feed: true
                """;
        var pages = List.of(
                "[{\"at\":\"2024-03-05\"},{\"at\":\"2024-03-04\"}]",
                "[{\"at\":\"2024-03-03\"},{\"at\":\"2024-03-01\"}]",
                "[{\"at\":\"2024-02-28\"},{\"at\":\"2024-02-27\"}]");
        var asked = new int[1];
        try (var api = new TestApi(any -> Reply.json(pages.get(asked[0]++)))) {
            var pieces = Read.pieces(
                    api, Read.manifest("", AT_TOP, paging, cursor), new Reading("s", Map.of("at", "2024-03-02"), null));
            assertThat(pieces.stream().flatMap(PagingTest::records))
                    .extracting(record -> record.get("at"))
                    .containsExactly("2024-03-05", "2024-03-04", "2024-03-03");
            assertThat(api.targets()).containsExactly("/s", "/s?page=2");
        }
    }

    private static Stream<Map<String, @Nullable Object>> records(Piece piece) {
        return piece instanceof Piece.Records given ? given.records().stream() : Stream.empty();
    }

    @Test
    void follows_the_url_that_the_api_names() {
        var paging = paginator("""
                page_token_option: {type: RequestPath}
                pagination_strategy: {type: CursorPagination, cursor_value: "{{ response.get('next', '') }}"}
                """);
        var requester = "request_parameters: {a: \"1\"}";
        try (var api = new TestApi(asked -> Reply.json(
                asked.target().contains("page")
                        ? "{\"items\":[{\"id\":2}]}"
                        : "{\"items\":[{\"id\":1}],\"next\":\"/s?a=1&page=x%2Fy\"}"))) {
            assertThat(Read.all(api, Read.manifest(requester, "[items]", paging, "")))
                    .hasSize(2);
            assertThat(api.targets()).containsExactly("/s?a=1", "/s?a=1&page=x%2Fy");
        }
    }

    @Test
    void finds_the_next_page_in_the_link_header_without_reading_the_body_as_a_whole() {
        var paging = paginator("""
                page_token_option: {type: RequestPath}
                pagination_strategy:
                  type: CursorPagination
                  cursor_value: "{{ headers['link']['next']['url'] }}"
                  stop_condition: "{{ 'next' not in headers['link'] }}"
                """);
        try (var api = new TestApi(asked -> asked.target().contains("p=2")
                ? Reply.json("[{\"id\":2}]").with("Link: </s>; rel=\"first\"")
                : Reply.json("[{\"id\":1}]").with("Link: </s?p=2>; rel=\"next\", </s?p=9>; rel=\"last\""))) {
            assertThat(Read.all(api, Read.manifest("", AT_TOP, paging, ""))).hasSize(2);
        }
    }

    @Test
    void puts_a_cursor_deep_into_a_json_body() {
        var paging = paginator("""
                page_size_option: {inject_into: body_json, field_path: [paging, limit]}
                page_token_option: {type: RequestOption, inject_into: body_json, field_path: [paging, after]}
                pagination_strategy:
                  type: CursorPagination
                  page_size: 1
                  cursor_value: "{{ last_record['id'] }}"
                  stop_condition: "{{ last_page_size < 1 }}"
                """);
        var requester = "http_method: POST\nrequest_body_json: {query: \"q\", paging: {sort: id}}";
        Function<TestApi.Asked, Reply> answer =
                asked -> Reply.json(asked.body().contains("after") ? "[]" : "[{\"id\":7}]");
        try (var api = new TestApi(answer)) {
            assertThat(Read.all(api, Read.manifest(requester, AT_TOP, paging, "")))
                    .hasSize(1);
            assertThat(api.asked().getLast().body())
                    .isEqualTo("{\"query\":\"q\",\"paging\":{\"sort\":\"id\",\"after\":7,\"limit\":1}}");
        }
    }

    @Test
    void leaves_the_slice_out_of_later_pages_where_the_manifest_says_so() {
        var retriever = paginator("""
                page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: c}
                pagination_strategy: {type: CursorPagination, cursor_value: "{{ response.next }}"}
                """) + """
                ignore_stream_slicer_parameters_on_paginated_requests: true
                partition_router:
                  type: ListPartitionRouter
                  values: [a]
                  cursor_field: kind
                  request_option: {inject_into: request_parameter, field_name: kind}
                """;
        try (var api = new TestApi(asked -> Reply.json(
                asked.target().contains("c=n") ? "{\"items\":[]}" : "{\"items\":[{\"id\":1}],\"next\":\"n\"}"))) {
            Read.all(api, Read.manifest("", "[items]", retriever, ""));
            assertThat(api.targets()).containsExactly("/s?kind=a", "/s?c=n");
        }
    }

    @Test
    void an_api_that_leads_in_circles_is_an_error_that_says_so() {
        var paging = paginator("""
                page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: c}
                pagination_strategy: {type: CursorPagination, cursor_value: "{{ response.next }}"}
                """);
        try (var api = new TestApi(asked -> Reply.json("{\"items\":[{\"id\":1}],\"next\":\"%s\"}"
                .formatted(asked.target().contains("c=a") ? "b" : "a")))) {
            assertThatThrownBy(() -> Read.all(api, Read.manifest("", "[items]", paging, "")))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("stream s: the API leads in circles");
            assertThat(api.asked()).hasSizeLessThan(20);
        }
    }

    @Test
    void a_scroll_token_that_stays_the_same_is_no_circle() {
        var paging = paginator("""
                page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: scroll}
                pagination_strategy:
                  type: CursorPagination
                  cursor_value: "{{ response.scroll }}"
                  stop_condition: "{{ not response['items'] }}"
                """);
        var pages = new int[1];
        try (var api = new TestApi(asked -> Reply.json(
                pages[0]++ < 9
                        ? "{\"items\":[{\"id\":" + pages[0] + "}],\"scroll\":\"same\"}"
                        : "{\"items\":[],\"scroll\":\"same\"}"))) {
            assertThat(Read.all(api, Read.manifest("", "[items]", paging, ""))).hasSize(9);
        }
    }

    @Test
    void goes_on_from_a_position_with_the_records_that_are_left() {
        var paging = paginator("""
                page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                pagination_strategy: {type: PageIncrement, page_size: 1}
                """);
        var manifest = Read.manifest("", AT_TOP, paging, "");
        try (var api = new TestApi(asked -> Reply.json(
                asked.target().contains("page=2")
                        ? "[]"
                        : asked.target().contains("page=1") ? "[{\"id\":2}]" : "[{\"id\":1}]"))) {
            var pieces = Read.pieces(api, manifest, Reading.full("s"));
            var first = (Piece.PageEnd) pieces.get(1);
            var rest = Read.pieces(api, manifest, new Reading("s", null, first.next()));
            assertThat(rest.getFirst().toString()).contains("id=2");
            assertThat(first.next().open().getFirst().issued()).isFalse();
        }
    }

    private static String paginator(String inside) {
        return "paginator:\n  type: DefaultPaginator\n" + inside.indent(2);
    }
}
