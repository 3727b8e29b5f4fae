package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.manifest.TestApi.Reply;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParentsTest {
    private static final String FAMILY = """
            check: {stream_names: [s]}
            definitions:
              shops: &shops
                name: shops
                retriever:
                  requester: {url_base: "{{ config['url'] }}", path: shops}
                  record_selector: {extractor: {field_path: []}}
              orders: &orders
                name: orders
                retriever:
                  requester: {url_base: "{{ config['url'] }}", path: "shops/{{ stream_partition.shop }}/orders"}
                  record_selector: {extractor: {field_path: []}}
                  partition_router: &shop
                    type: SubstreamPartitionRouter
                    parent_stream_configs: [{stream: *shops, parent_key: id, partition_field: shop}]
            streams:
              - name: s
                retriever:
                  requester: {url_base: "{{ config['url'] }}", path: "lines/{{ stream_partition.order }}/{{ stream_partition.shop }}"}
                  record_selector: {extractor: {field_path: []}}
                  partition_router:
                    - type: SubstreamPartitionRouter
                      parent_stream_configs: [{stream: *orders, parent_key: id, partition_field: order}]
                    - *shop
            """;

    @Test
    void a_parent_is_read_once_however_many_children_it_has() {
        try (var api = new TestApi(asked -> Reply.json(
                switch (asked.target()) {
                    case "/shops" -> "[{\"id\":1},{\"id\":2}]";
                    case "/shops/1/orders" -> "[{\"id\":7}]";
                    case "/shops/2/orders" -> "[{\"id\":8},{\"id\":9}]";
                    default -> "[{\"of\":\"" + asked.target() + "\"}]";
                }))) {
            assertThat(Read.all(api, FAMILY)).hasSize(6).contains("{\"of\":\"/lines/7/1\"}", "{\"of\":\"/lines/9/2\"}");
            assertThat(api.targets()).hasSize(9).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_manifest_may_forbid_to_keep_a_parents_answers() {
        try (var api = new TestApi(asked -> Reply.json(asked.target().contains("lines") ? "[]" : "[{\"id\":1}]"))) {
            Read.all(api, FAMILY.replace("path: shops}", "path: shops, use_cache: false}"));
            assertThat(api.targets().stream().filter("/shops"::equals)).hasSize(2);
        }
    }

    private static final String CHILDREN = """
            check: {stream_names: [shops]}
            definitions:
              shops: &shops
                name: shops
                retriever:
                  requester: {url_base: "{{ config['url'] }}", path: shops}
                  record_selector: {extractor: {field_path: []}}
                  paginator:
                    type: DefaultPaginator
                    pagination_strategy: {type: CursorPagination, cursor_value: more, stop_condition: "{{ not last_record }}"}
              routed: &routed
                type: SubstreamPartitionRouter
                parent_stream_configs: [{stream: *shops, parent_key: id, partition_field: shop}]
            streams:
              - *shops
              - name: orders
                retriever:
                  requester: {url_base: "{{ config['url'] }}", path: "orders/{{ stream_partition.shop }}"}
                  record_selector: {extractor: {field_path: []}}
                  partition_router: *routed
              - name: staff
                retriever:
                  requester: {url_base: "{{ config['url'] }}", path: "staff/{{ stream_partition.shop }}"}
                  record_selector: {extractor: {field_path: []}}
                  partition_router: *routed
            """;

    /** Each asking for shops gives the next one, as a scroll does; the third gives none. */
    private static TestApi shops() {
        var asked = new AtomicInteger();
        return new TestApi(one -> Reply.json(
                !one.target().equals("/shops")
                        ? "[{\"of\":\"" + one.target() + "\"}]"
                        : asked.getAndIncrement() % 3 == 2 ? "[]" : "[{\"id\":" + asked.get() + "}]"));
    }

    @Test
    void a_parent_is_read_once_for_all_readings_that_belong_together() {
        try (var api = shops()) {
            var together = new ParentAnswers();
            assertThat(Read.all(Read.connector(api, CHILDREN, together), "shops"))
                    .containsExactly("{\"id\":1}", "{\"id\":2}");
            assertThat(Read.all(Read.connector(api, CHILDREN, together), "orders"))
                    .containsExactly("{\"of\":\"/orders/1\"}", "{\"of\":\"/orders/2\"}");
            assertThat(Read.all(Read.connector(api, CHILDREN, together), "staff"))
                    .containsExactly("{\"of\":\"/staff/1\"}", "{\"of\":\"/staff/2\"}");
            assertThat(api.targets().stream().filter("/shops"::equals)).hasSize(3);
        }
    }

    @Test
    void what_a_reading_heard_that_broke_off_is_asked_again() {
        try (var api = shops()) {
            var together = new ParentAnswers();
            try (var reader = Read.connector(api, CHILDREN, together).read(Reading.full("orders"))) {
                assertThat(reader.next()).isInstanceOf(Piece.Records.class);
            }
            var before = api.targets().size();
            Read.all(Read.connector(api, CHILDREN, together), "staff");
            assertThat(api.targets().subList(before, api.targets().size())).contains("/shops");
        }
    }

    @Test
    void an_answer_too_large_to_be_kept_is_asked_again_with_all_that_came_for_the_same_question() {
        var asked = new AtomicInteger();
        var large = "{\"id\":2,\"is\":\"" + "x".repeat(9 << 20) + "\"}";
        try (var api = new TestApi(one -> Reply.json(
                !one.target().equals("/shops")
                        ? "[{\"n\":1}]"
                        : switch (asked.getAndIncrement() % 4) {
                            case 0 -> "[{\"id\":1}]";
                            case 1 -> "[" + large + "]";
                            case 2 -> "[{\"id\":3}]";
                            default -> "[]";
                        }))) {
            var together = new ParentAnswers();
            assertThat(Read.all(Read.connector(api, CHILDREN, together), "orders"))
                    .hasSize(3);
            assertThat(Read.all(Read.connector(api, CHILDREN, together), "staff"))
                    .hasSize(3);
            assertThat(api.targets()).contains("/staff/1", "/staff/2", "/staff/3");
        }
    }
}
