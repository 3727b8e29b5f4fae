package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.manifest.TestApi.Reply;
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
}
