package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.template.Template;
import io.sluice.connector.mockapi.template.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the records of an endpoint hold: the schema's properties, and fields that something in the manifest looks at. */
final class RecordForm {
    private static final Set<String> ELSEWHERE = Set.of("partition_router", "paginator", "$parameters");

    private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    private final Set<List<String>> needed = new LinkedHashSet<>();

    Map<String, @Nullable Object> properties() {
        return properties;
    }

    /** Paths that are never null; records always have something to tell them apart. */
    Set<List<String>> needed() {
        if (needed.isEmpty()) {
            needed.add(List.of(
                    properties.isEmpty() || properties.containsKey("id")
                            ? "id"
                            : properties.keySet().iterator().next()));
        }
        return needed;
    }

    void need(List<String> path) {
        if (!path.isEmpty() && !path.contains("*")) {
            needed.add(path);
        }
    }

    /** Adds what one stream expects to find. */
    void add(Map<String, @Nullable Object> stream) {
        var loaders = Tree.list(stream.get("schema_loader"));
        for (var loader : loaders) {
            properties.putAll(Tree.mapAt(loader, "schema", "properties"));
        }
        for (var key : Tree.list(stream.get("primary_key"))) {
            need(Tree.list(key).stream().map(Object::toString).toList());
        }
        stream.forEach((name, part) -> {
            if (!name.equals("schema_loader")) {
                lookedAt(part);
            }
        });
    }

    /** Fields that templates read from a record; those of a parent are the parent's. */
    private void lookedAt(@Nullable Object part) {
        switch (part) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (!ELSEWHERE.contains(key)) {
                        lookedAt(value);
                    }
                });
            case List<?> list -> list.forEach(this::lookedAt);
            case String text when text.contains("record") -> paths(text).forEach(this::need);
            case null, default -> {}
        }
    }

    static List<List<String>> paths(@Nullable Object template) {
        var found = new ArrayList<List<String>>();
        try {
            for (var expression : Template.of(template).parts()) {
                if (expression.expression() != null) {
                    expression.expression().paths().stream()
                            .filter(path -> path.size() > 1 && path.getFirst().matches("record|last_record"))
                            .map(path -> path.subList(1, path.size()))
                            .forEach(found::add);
                }
            }
        } catch (Unreadable statements) {
            return found;
        }
        return found;
    }
}
