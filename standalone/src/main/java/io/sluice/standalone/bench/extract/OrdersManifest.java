package io.sluice.standalone.bench.extract;

import io.sluice.standalone.bench.Installation;

/** The manifest by which Sluice, and the reference engine too, read the orders. */
final class OrdersManifest {

    private OrdersManifest() {}

    static String of(String url, int pageSize) {
        return """
                version: 6.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [orders]}
                spec:
                  type: Spec
                  connection_specification: {type: object, properties: {}}
                streams:
                  - type: DeclarativeStream
                    name: orders
                    primary_key: id
                    schema_loader:
                      type: InlineSchemaLoader
                      schema:
                        type: object
                        properties:
                          id: {type: integer}
                          customer: {type: string}
                          city: {type: string}
                          sold_on: {type: string, format: date}
                          amount: {type: number}
                          quantity: {type: integer}
                          discount: {type: number}
                          paid: {type: boolean}
                          note: {type: string}
                          seen_at: {type: string, format: date-time, airbyte_type: timestamp_with_timezone}
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: '%s', path: /orders}
                      record_selector:
                        type: RecordSelector
                        extractor: {type: DpathExtractor, field_path: [data]}
                      paginator:
                        type: DefaultPaginator
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                        pagination_strategy: {type: PageIncrement, start_from_page: 1, page_size: %d, inject_on_first_request: true}
                """.formatted(url, pageSize);
    }

    /** The same as JSON, which the scripts of the peers read. */
    static String json(String url, int pageSize) {
        return Installation.JSON
                .valueToTree(new org.yaml.snakeyaml.Yaml().load(of(url, pageSize)))
                .toString();
    }
}
