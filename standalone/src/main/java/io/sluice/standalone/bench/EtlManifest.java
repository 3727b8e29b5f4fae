package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.EtlTask.EtlSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The manifest of a task's API, as JSON, which is YAML too. */
final class EtlManifest {

    private EtlManifest() {}

    static String of(List<EtlSource> sources) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("version", "6.5.0");
        manifest.put("type", "DeclarativeSource");
        manifest.put(
                "check",
                Map.of(
                        "type",
                        "CheckStream",
                        "stream_names",
                        List.of(sources.getFirst().table())));
        manifest.put("streams", sources.stream().map(EtlManifest::stream).toList());
        manifest.put("spec", Map.of("type", "Spec", "connection_specification", settings()));
        return Installation.JSON.valueToTree(manifest).toString();
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "type", "object",
                "required", List.of("base_url", "token"),
                "properties",
                        Map.of(
                                "base_url", Map.of("type", "string", "order", 0),
                                "token", Map.of("type", "string", "airbyte_secret", true, "order", 1)));
    }

    private static Map<String, Object> stream(EtlSource source) {
        var requester = Map.of(
                "type", "HttpRequester",
                "url_base", "{{ config['base_url'] }}",
                "path", "/api/" + source.table(),
                "http_method", "GET",
                "authenticator", Map.of("type", "BearerAuthenticator", "api_token", "{{ config['token'] }}"));
        var retriever = Map.of(
                "type",
                "SimpleRetriever",
                "requester",
                requester,
                "record_selector",
                Map.of(
                        "type",
                        "RecordSelector",
                        "extractor",
                        Map.of("type", "DpathExtractor", "field_path", List.of("data"))),
                "paginator",
                paginator());
        return Map.of(
                "type",
                "DeclarativeStream",
                "name",
                source.table(),
                "retriever",
                retriever,
                "schema_loader",
                Map.of("type", "InlineSchemaLoader", "schema", schema(source.rows())));
    }

    private static Map<String, Object> paginator() {
        return Map.of(
                "type", "DefaultPaginator",
                "page_token_option", parameter("page"),
                "page_size_option", parameter("size"),
                "pagination_strategy",
                        Map.of(
                                "type",
                                "PageIncrement",
                                "page_size",
                                100,
                                "start_from_page",
                                1,
                                "inject_on_first_request",
                                true));
    }

    private static Map<String, Object> parameter(String name) {
        return Map.of("type", "RequestOption", "inject_into", "request_parameter", "field_name", name);
    }

    private static Map<String, Object> schema(JsonNode rows) {
        var properties = new LinkedHashMap<String, Object>();
        for (var row : rows) {
            row.properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    properties.putIfAbsent(field.getKey(), Map.of("type", List.of("null", type(field.getValue()))));
                }
            });
        }
        return Map.of("type", "object", "additionalProperties", true, "properties", properties);
    }

    private static String type(JsonNode value) {
        return value.isIntegralNumber()
                ? "integer"
                : value.isNumber() ? "number" : value.isBoolean() ? "boolean" : "string";
    }
}
