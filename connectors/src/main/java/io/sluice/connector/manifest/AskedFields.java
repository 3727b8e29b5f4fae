package io.sluice.connector.manifest;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes into the requests of a stream which fields its API is to send, where its manifest has a {@code QueryProperties} for that. */
final class AskedFields {

    private static final String PARAMETERS = "request_parameters";

    private AskedFields() {}

    /** {@code wanted}: the paths of the fields that will be looked at, null where all will. */
    static Component of(Component stream, @Nullable Set<String> wanted, Scope scope) {
        var retriever = stream.child("retriever");
        var requester = retriever == null ? null : retriever.child("requester");
        if (requester == null || !(requester.plain(PARAMETERS) instanceof Map<?, ?> given)) {
            return stream;
        }
        var needed = wanted == null || movesFields(stream, retriever) || looksAtRecords(stream)
                ? null
                : needed(wanted, stream, scope);
        var parameters = new LinkedHashMap<Object, @Nullable Object>();
        given.forEach((name, value) -> parameters.put(name, asked(value, wanted, needed)));
        var asked = requester.with(Map.of(PARAMETERS, parameters));
        return stream.with(Map.of(
                "retriever", retriever.with(Map.of("requester", asked.fields())).fields()));
    }

    private static @Nullable Object asked(
            @Nullable Object value, @Nullable Set<String> wanted, @Nullable Set<String> needed) {
        if (!(value instanceof Map<?, ?> properties)
                || !"QueryProperties".equals(properties.get("type"))
                || !(properties.get("property_list") instanceof List<?> all)) {
            return value;
        }
        var names = all.stream().map(String::valueOf).toList();
        // what is listed under other names than records have is not known apart
        if (wanted == null
                || needed == null
                || !wanted.stream().allMatch(path -> names.stream().anyMatch(name -> leads(name, path)))) {
            return String.join(",", names);
        }
        var always = properties.get("always_include_properties") instanceof List<?> some ? some : List.of();
        var paths = Stream.concat(needed.stream(), always.stream().map(String::valueOf))
                .toList();
        var some = names.stream()
                .filter(name -> paths.stream().anyMatch(path -> leads(name, path)))
                .collect(Collectors.joining(","));
        return some.isEmpty() ? names.getFirst() : some;
    }

    private static Set<String> needed(Set<String> wanted, Component stream, Scope scope) {
        var needed = new LinkedHashSet<>(wanted);
        ManifestStream.keys(stream.plain("primary_key")).forEach(key -> needed.add(key.getFirst()));
        var cursor = stream.child("incremental_sync");
        if (cursor != null) {
            needed.add(Text.str(cursor.interpolated("cursor_field").value(scope)));
        }
        return needed;
    }

    /** Whether a field holds, or lies within, that one. */
    private static boolean leads(String name, String path) {
        return path.equals(name) || path.startsWith(name + ".") || name.startsWith(path + ".");
    }

    /** Whether fields go by other names when they are looked at. */
    private static boolean movesFields(Component stream, Component retriever) {
        var selector = retriever.child("record_selector");
        var extractor = selector == null ? null : selector.child("extractor");
        return !stream.children("transformations").isEmpty() || (extractor != null && extractor.has("record_expander"));
    }

    /** Filters and tokens that are made of records may want any of their fields. */
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
