package io.sluice.standalone.story;

import io.sluice.connector.mockapi.http.Answer;
import io.sluice.connector.mockapi.http.LoopbackServer;
import io.sluice.standalone.bench.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An API whose orders hold their lines; what it answers with is the test's. */
final class OrdersWithLines implements AutoCloseable {

    private final LoopbackServer api;
    private volatile String orders = "[]";

    OrdersWithLines(Installation sluice, String name) {
        try {
            api = LoopbackServer.bind(0);
            api.serve(call -> Answer.json(200, orders));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StoryConnections.api(sluice, name, manifest("id: {type: integer}"));
    }

    /** Connects it anew, as an API whose schema declares these properties. */
    void declares(Installation sluice, String name, String properties) {
        StoryConnections.api(sluice, name, manifest(properties));
    }

    OrdersWithLines hold(String json) {
        orders = json;
        return this;
    }

    private String manifest(String properties) {
        return """
                version: 6.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [orders]}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                streams:
                  - type: DeclarativeStream
                    name: orders
                    primary_key: id
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: '%s', path: /orders}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {%s}}}
                """.formatted(api.url(), properties);
    }

    @Override
    public void close() {
        try {
            api.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
