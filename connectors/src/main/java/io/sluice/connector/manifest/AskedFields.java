package io.sluice.connector.manifest;

import io.sluice.connector.manifest.component.Component;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes into the requests of a stream which fields its API is to send, where its manifest has a {@code QueryProperties} for that. */
final class AskedFields {

    private static final String PARAMETERS = "request_parameters";

    private AskedFields() {}

    /** {@code wanted}: the paths of the fields that will be looked at, null where all will. */
    static Component of(Component stream, @Nullable Set<String> wanted) {
        var retriever = stream.child("retriever");
        var requester = retriever == null ? null : retriever.child("requester");
        if (requester == null || !(requester.plain(PARAMETERS) instanceof Map<?, ?> given)) {
            return stream;
        }
        var parameters = new LinkedHashMap<Object, @Nullable Object>();
        given.forEach(
                (name, value) -> parameters.put(name, asked(value, stream, looksAtRecords(stream) ? null : wanted)));
        var asked = requester.with(Map.of(PARAMETERS, parameters));
        return stream.with(Map.of(
                "retriever", retriever.with(Map.of("requester", asked.fields())).fields()));
    }

    private static @Nullable Object asked(@Nullable Object value, Component stream, @Nullable Set<String> wanted) {
        if (!(value instanceof Map<?, ?> properties)
                || !"QueryProperties".equals(properties.get("type"))
                || !(properties.get("property_list") instanceof List<?> all)) {
            return value;
        }
        var needed = new LinkedHashSet<>(keys(stream));
        if (properties.get("always_include_properties") instanceof List<?> always) {
            always.forEach(name -> needed.add(String.valueOf(name)));
        }
        var names = all.stream().map(String::valueOf).toList();
        var some = names.stream()
                .filter(name -> wanted == null || leads(name, wanted) || leads(name, needed))
                .collect(Collectors.joining(","));
        return some.isEmpty() ? names.getFirst() : some;
    }

    private static Set<String> keys(Component stream) {
        var keys = ManifestStream.keys(stream.plain("primary_key")).stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
        var cursor = stream.child("incremental_sync");
        if (cursor != null) {
            keys.add(cursor.text("cursor_field", ""));
        }
        return keys;
    }

    /** Whether a field holds, or lies within, one of those. */
    private static boolean leads(String name, Set<String> paths) {
        return paths.stream()
                .anyMatch(path -> path.equals(name) || path.startsWith(name + ".") || name.startsWith(path + "."));
    }

    /** Filters, transformations and tokens that are made of records may want any of their fields. */
    private static boolean looksAtRecords(@Nullable Object node) {
        return switch (node) {
            case Component component -> looksAtRecords(component.fields());
            case Map<?, ?> map -> map.values().stream().anyMatch(AskedFields::looksAtRecords);
            case Collection<?> items -> items.stream().anyMatch(AskedFields::looksAtRecords);
            case String text -> text.contains("{") && text.contains("record");
            case null, default -> false;
        };
    }
}
