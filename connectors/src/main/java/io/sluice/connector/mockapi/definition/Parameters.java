package io.sluice.connector.mockapi.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands {@code $parameters} down to the components below, where they also fill fields that are not set. */
final class Parameters {
    static final String KEY = "$parameters";
    private static final Set<String> NOT_COMPONENTS = Set.of(
            "schema",
            "connection_specification",
            "request_parameters",
            "request_headers",
            "request_body_json",
            "request_body_data",
            "refresh_request_body",
            "refresh_request_headers",
            KEY);
    private static final Set<String> COMPONENTS = Set.of(
            "retriever",
            "requester",
            "record_selector",
            "extractor",
            "record_filter",
            "paginator",
            "pagination_strategy",
            "page_token_option",
            "page_size_option",
            "incremental_sync",
            "partition_router",
            "schema_loader",
            "authenticator",
            "error_handler",
            "decoder",
            "inject_into",
            "request_option",
            "stream",
            "login_requester");

    private Parameters() {}

    static @Nullable Object handedDown(@Nullable Object node, String key, Map<String, @Nullable Object> inherited) {
        return switch (node) {
            case Map<?, ?> map -> component(Tree.map(map), key, inherited);
            case List<?> list -> {
                var items = new ArrayList<@Nullable Object>();
                list.forEach(item -> items.add(handedDown(item, key, inherited)));
                yield items;
            }
            case null, default -> node;
        };
    }

    private static Map<String, @Nullable Object> component(
            Map<String, @Nullable Object> map, String key, Map<String, @Nullable Object> inherited) {
        if (NOT_COMPONENTS.contains(key)) {
            return map;
        }
        var parameters = new LinkedHashMap<>(inherited);
        parameters.putAll(Tree.mapAt(map, KEY));
        var result = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, value) -> result.put(name, handedDown(value, name, parameters)));
        if (map.get("type") instanceof String || COMPONENTS.contains(key) || map.containsKey(KEY)) {
            parameters.forEach(result::putIfAbsent);
            result.put(KEY, parameters);
        }
        return result;
    }
}
