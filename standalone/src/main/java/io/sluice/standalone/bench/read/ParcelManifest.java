package io.sluice.standalone.bench.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.bench.cdk.Reference;
import java.util.List;

/** The manifest that both engines read parcels by. */
final class ParcelManifest {
    private static final List<String> ADDED = List.of(
            "{{ record['id'] }}",
            "{{ record['sender']['first'] ~ ' ' ~ record['sender']['last'] }}",
            "{{ record['weight'] * 2 }}",
            "{{ record['at'].split('T')[0] }}",
            "{{ 'heavy' if record['weight'] > 50 else 'light' }}",
            "{{ record['tags'] | join(', ') }}",
            "{{ record['city'] | upper }}",
            "{{ record.get('carrier', 'none') }}",
            "{{ record['tags'][0] }}-{{ record['id'] }}",
            "{{ record['note'] | length }}");

    private ParcelManifest() {}

    static ObjectNode of(String url, int pageSize, int addedFields, int partitions) {
        var manifest = Reference.JSON.createObjectNode().put("version", "6.0.0").put("type", "DeclarativeSource");
        manifest.putObject("check")
                .put("type", "CheckStream")
                .putArray("stream_names")
                .add("parcels");
        manifest.putObject("spec")
                .put("type", "Spec")
                .putObject("connection_specification")
                .put("type", "object");
        var stream = manifest.putArray("streams")
                .addObject()
                .put("type", "DeclarativeStream")
                .put("name", "parcels");
        stream.putObject("schema_loader")
                .put("type", "InlineSchemaLoader")
                .putObject("schema")
                .put("type", "object");
        var retriever = stream.putObject("retriever").put("type", "SimpleRetriever");
        retriever
                .putObject("requester")
                .put("type", "HttpRequester")
                .put("url_base", url)
                .put("path", "/parcels");
        var selector = retriever.putObject("record_selector").put("type", "RecordSelector");
        selector.putObject("extractor")
                .put("type", "DpathExtractor")
                .putArray("field_path")
                .add("parcels");
        var paginator = retriever.putObject("paginator").put("type", "DefaultPaginator");
        paginator
                .putObject("page_token_option")
                .put("type", "RequestOption")
                .put("inject_into", "request_parameter")
                .put("field_name", "page");
        paginator
                .putObject("pagination_strategy")
                .put("type", "PageIncrement")
                .put("start_from_page", 1)
                .put("page_size", pageSize)
                .put("inject_on_first_request", true);
        if (partitions > 1) {
            route(retriever, partitions);
        }
        if (addedFields > 0) {
            add(stream, addedFields);
        }
        return manifest;
    }

    private static void route(ObjectNode retriever, int partitions) {
        var router = retriever
                .putObject("partition_router")
                .put("type", "ListPartitionRouter")
                .put("cursor_field", "route");
        router.putObject("request_option")
                .put("type", "RequestOption")
                .put("inject_into", "request_parameter")
                .put("field_name", "route");
        var values = router.putArray("values");
        for (var route = 1; route <= partitions; route++) {
            values.add("route " + route);
        }
    }

    private static void add(ObjectNode stream, int count) {
        var fields = stream.putArray("transformations")
                .addObject()
                .put("type", "AddFields")
                .putArray("fields");
        for (var at = 0; at < count; at++) {
            var field = fields.addObject().put("type", "AddedFieldDefinition").put("value", ADDED.get(at));
            field.putArray("path").add("added_" + at);
        }
    }
}
