package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.manifest.TestApi.Asked;
import io.sluice.connector.manifest.TestApi.Reply;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each value that a manifest may put into a request, in each place that it may put it. */
class PlacesTest {
    /** What to inject into, and how the value looks there, quotation marks left out. */
    private static final Map<String, String> PLACES = Map.of(
            "{type: RequestOption, inject_into: request_parameter, field_name: x}", "GET /s?x=%s",
            "{type: RequestOption, inject_into: request_parameter, field_name: \"{{ config['token'] }}\"}",
                    "GET /s?hidden-token=%s",
            "{type: RequestOption, inject_into: header, field_name: Authorization}", "GET /s %s",
            "{type: RequestOption, inject_into: body_data, field_name: x}", "GET /s x=%s",
            "{type: RequestOption, inject_into: body_json, field_name: x}", "GET /s {x:%s}",
            "{type: RequestOption, inject_into: body_json, field_path: [a, \"{{ 'b' }}\"]}", "GET /s {a:{b:%s}}");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            requester ¦ authenticator: {type: ApiKeyAuthenticator, api_token: v, inject_into: PLACE} ¦ v
            retriever ¦ paginator: {type: DefaultPaginator, page_size_option: PLACE, pagination_strategy: {type: PageIncrement, page_size: 7}} ¦ 7
            retriever ¦ paginator: {type: DefaultPaginator, page_token_option: PLACE, pagination_strategy: {type: PageIncrement, start_from_page: 5, inject_on_first_request: true}} ¦ 5
            retriever ¦ paginator: {type: DefaultPaginator, page_token_option: PLACE, pagination_strategy: {type: OffsetIncrement, page_size: 1}} ¦ 1
            retriever ¦ paginator: {type: DefaultPaginator, page_token_option: PLACE, pagination_strategy: {type: CursorPagination, cursor_value: "{{ last_record['i'] }}"}} ¦ c
            retriever ¦ partition_router: {type: ListPartitionRouter, values: [v], cursor_field: k, request_option: PLACE} ¦ v
            retriever ¦ partition_router: {type: SubstreamPartitionRouter, parent_stream_configs: [{parent_key: i, partition_field: p, request_option: PLACE, stream: {name: p, retriever: {requester: {url_base: "{{ config['url'] }}", path: parents}, record_selector: {extractor: {field_path: []}}}}}]} ¦ c
            stream ¦ incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: "%Y", start_datetime: "2020", end_datetime: "2021", start_time_option: PLACE} ¦ 2020
            stream ¦ incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: "%Y", start_datetime: "2020", end_datetime: "2021", end_time_option: PLACE} ¦ 2021
            stream ¦ incremental_sync: {type: IncrementingCountCursor, cursor_field: i, start_value: 5, start_value_option: PLACE} ¦ 5
            """)
    void a_value_stands_where_the_manifest_puts_it(String where, String yaml, String value) {
        PLACES.forEach((place, expected) -> {
            var part = yaml.replace("PLACE", place);
            var manifest = Read.manifest(
                    where.equals("requester") ? part : "",
                    "[]",
                    where.equals("retriever") ? part : "",
                    where.equals("stream") ? part : "");
            try (var api = new TestApi(PlacesTest::oneRecord)) {
                Read.all(api, manifest);
                assertThat(api.asked()).extracting(PlacesTest::told).contains(expected.formatted(value));
            }
        });
    }

    /** Of the parents and of the first page; whoever asks with anything more gets none. */
    private static Reply oneRecord(Asked asked) {
        var first = asked.target().equals("/parents") || told(asked).equals("GET /s");
        return Reply.json(first ? "[{\"i\":\"c\"}]" : "[]");
    }

    private static String told(Asked asked) {
        return "%s %s %s%s"
                .formatted(asked.method(), asked.target(), asked.authorization(), asked.body())
                .replace("\"", "")
                .strip();
    }

    @Test
    void a_value_joins_what_the_request_has_in_that_place() {
        var retriever = """
                partition_router:
                  - {type: ListPartitionRouter, values: [v], cursor_field: k, request_option: {inject_into: body_json, field_path: [variables, kind]}}
                  - {type: ListPartitionRouter, values: [w], cursor_field: l, request_option: {inject_into: header, field_name: Authorization}}
                """;
        var requester =
                "http_method: POST\nrequest_body: {type: RequestBodyGraphQL, value: {query: \"{ a }\", variables: {first: 5}}}";
        try (var api = new TestApi(asked -> Reply.json("[]"))) {
            Read.all(api, Read.manifest(requester, "[]", retriever, ""));
            assertThat(api.asked())
                    .extracting(PlacesTest::told)
                    .containsExactly("POST /s w{query:{ a },variables:{first:5,kind:v}}");
        }
    }

    @Test
    void a_window_goes_by_the_names_that_the_manifest_gives() {
        var cursor = """
                incremental_sync:
                  {type: DatetimeBasedCursor, cursor_field: at, datetime_format: "%Y-%m-%d", start_datetime: "2020-01-01",
                   end_datetime: "2020-01-04", step: P2D, cursor_granularity: P1D, partition_field_start: from, partition_field_end: to}
                """;
        var requester = "request_parameters: {between: \"{{ stream_interval['from'] }}..{{ stream_slice['to'] }}\"}";
        try (var api = new TestApi(asked -> Reply.json("[]"))) {
            Read.all(api, Read.manifest(requester, "[]", "", cursor));
            assertThat(api.targets())
                    .containsExactly("/s?between=2020-01-01..2020-01-02", "/s?between=2020-01-03..2020-01-04");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            {type: PageIncrement} ¦ /s /s?t=1 /s?t=2 /s?t=3
            {type: PageIncrement, page_size: 2} ¦ /s /s?t=1 /s?t=2
            {type: PageIncrement, page_size: 2, start_from_page: 1, inject_on_first_request: true} ¦ /s?t=1 /s?t=2 /s?t=3
            {type: OffsetIncrement} ¦ /s /s?t=2 /s?t=4 /s?t=5
            {type: OffsetIncrement, page_size: "{{ 1 + 1 }}", inject_on_first_request: true} ¦ /s?t=0 /s?t=2 /s?t=4
            {type: OffsetIncrement, page_size: 9} ¦ /s
            {type: CursorPagination, cursor_value: "{{ response['next'] }}"} ¦ /s /s?t=n1 /s?t=n2 /s?t=n3
            {type: CursorPagination, cursor_value: "{{ response['next'] }}", stop_condition: "{{ not response['more'] }}"} ¦ /s /s?t=n1 /s?t=n2
            {type: CursorPagination, cursor_value: "{{ last_record['i'] }}", page_size: 2, stop_condition: "{{ last_page_size < page_size }}"} ¦ /s /s?t=2 /s?t=4
            {type: CursorPagination, cursor_value: "{{ headers['X-next'] }}", stop_condition: "{{ 'X-next' not in headers }}"} ¦ /s /s?t=h
            """)
    void paging_ends_where_the_strategy_says(String strategy, String targets) {
        var pages = new ArrayDeque<>(List.of(
                "{\"a\":[{\"i\":1},{\"i\":2}],\"more\":true,\"next\":\"n1\"}",
                "{\"a\":[{\"i\":3},{\"i\":4}],\"more\":true,\"next\":\"n2\"}",
                "{\"a\":[{\"i\":5}],\"more\":false,\"next\":\"n3\"}"));
        var paginator = "paginator: {type: DefaultPaginator, page_token_option: {type: RequestOption, inject_into: "
                + "request_parameter, field_name: t}, pagination_strategy: " + strategy + "}";
        try (var api = new TestApi(asked -> {
            var reply = Reply.json(pages.isEmpty() ? "{\"a\":[],\"more\":false}" : pages.poll());
            return asked.target().equals("/s") ? reply.with("X-next: h") : reply;
        })) {
            Read.all(api, Read.manifest("", "[a]", paginator, ""));
            assertThat(api.targets()).containsExactly(targets.split(" "));
        }
    }
}
