package io.sluice.connector.manifest;

import io.sluice.connector.expression.time.DatetimeFormat;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Vocabulary;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a manifest. {@code path}: the address it is read from as it is written, without the base; {@code primaryKey}: the paths of
 * the key's fields, empty without one. {@code cursorFormat}: how its API writes the moments that it is asked from, null where it is not asked
 * from a moment or writes it by an expression; {@code asksUntil}: it is asked up to one too. {@code hasParents}: its slices come from other streams. {@code missing}: what the stream needs
 * and this version has not, by name; {@code ignored}: properties that are passed over.
 */
public record ManifestStream(
        String name,
        @Nullable String path,
        Map<String, @Nullable Object> schema,
        List<List<String>> primaryKey,
        @Nullable String cursorField,
        @Nullable String cursorFormat,
        boolean asksUntil,
        boolean hasParents,
        Set<String> missing,
        Set<String> ignored) {

    static ManifestStream of(Component stream, SchemaFiles schemas, Set<String> missing) {
        var cursor = stream.child("incremental_sync");
        var gaps = Vocabulary.examine(stream);
        var lacking = new LinkedHashSet<>(gaps.missing());
        lacking.addAll(missing);
        return new ManifestStream(
                stream.text("name", ""),
                path(stream),
                Schemas.of(stream, schemas),
                keys(stream.plain("primary_key")),
                cursor != null && cursor.plain("cursor_field") instanceof String field ? field : null,
                cursor == null ? null : format(stream, cursor),
                cursor != null && format(stream, cursor) != null && asksUntil(cursor),
                hasParents(stream),
                lacking,
                gaps.ignored());
    }

    /** Of streams in parts the state says more than a moment. */
    private static @Nullable String format(Component stream, Component cursor) {
        var retriever = stream.child("retriever");
        return cursor.type().equals("DatetimeBasedCursor")
                        && retriever != null
                        && retriever.children("partition_router").isEmpty()
                        && cursor.plain("datetime_format") instanceof String format
                        && !format.contains("{{")
                ? format
                : null;
    }

    /** A clamped end leaves out more than it is told to, and a feed ends where a record is beyond it. */
    private static boolean asksUntil(Component cursor) {
        return cursor.child("end_time_option") != null
                && cursor.child("clamping") == null
                && !cursor.flag("is_data_feed", false);
    }

    /** The state of a reading that begins at a moment; empty where the stream cannot be asked from one. */
    public Optional<Map<String, @Nullable Object>> stateAt(OffsetDateTime moment) {
        return cursorField == null || cursorFormat == null
                ? Optional.empty()
                : Optional.of(Map.of(cursorField, DatetimeFormat.format(moment, cursorFormat)));
    }

    public boolean isRunnable() {
        return missing.isEmpty();
    }

    private static boolean hasParents(Component stream) {
        var retriever = stream.child("retriever");
        return retriever != null
                && retriever.children("partition_router").stream().anyMatch(ManifestStream::asksParents);
    }

    private static boolean asksParents(Component router) {
        var grouped = router.child("underlying_partition_router");
        return grouped == null ? !router.type().equals("ListPartitionRouter") : asksParents(grouped);
    }

    private static @Nullable String path(Component stream) {
        var retriever = stream.child("retriever");
        var requester = retriever == null ? null : retriever.child("requester");
        return requester == null || !(requester.plain("path") instanceof String path) ? null : path;
    }

    /** A text, a list of texts, or a list of paths. */
    static List<List<String>> keys(@Nullable Object key) {
        var keys = new ArrayList<List<String>>();
        if (key instanceof String one && !one.isEmpty()) {
            keys.add(List.of(one));
        } else if (key instanceof List<?> list) {
            for (var item : list) {
                keys.add(
                        item instanceof List<?> path
                                ? path.stream().map(String::valueOf).toList()
                                : List.of(String.valueOf(item)));
            }
        }
        return keys;
    }
}
