package io.sluice.connector.manifest.component;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces {@code $ref: "#/…"} and texts that are such a reference by what they point at; fields beside a {@code $ref} win over its. */
final class References {
    private static final int MOST_PARTS = 2_000_000;

    private final Map<String, @Nullable Object> manifest;
    private final Set<String> open = new LinkedHashSet<>();

    private int parts;

    private References(Map<String, @Nullable Object> manifest) {
        this.manifest = manifest;
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> resolved(Map<String, @Nullable Object> manifest) {
        return (Map<String, @Nullable Object>) new References(manifest).resolve(manifest);
    }

    private @Nullable Object resolve(@Nullable Object node) {
        if (++parts > MOST_PARTS) {
            throw broken("the references unfold to more than " + MOST_PARTS + " parts");
        }
        return switch (node) {
            case Map<?, ?> map -> map(map);
            case List<?> list -> {
                var items = new ArrayList<@Nullable Object>(list.size());
                list.forEach(item -> items.add(resolve(item)));
                yield items;
            }
            case String text when text.startsWith("#/") -> follow(text);
            case null, default -> node;
        };
    }

    private @Nullable Object map(Map<?, ?> map) {
        var own = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        map.forEach((key, value) -> {
            if (!"$ref".equals(key)) {
                own.put(key, "config_overrides".equals(key) ? value : resolve(value));
            }
        });
        if (!map.containsKey("$ref")) {
            return own;
        }
        var referred = resolve(map.get("$ref"));
        if (!(referred instanceof Map<?, ?> base)) {
            return referred;
        }
        var merged = new LinkedHashMap<@Nullable Object, @Nullable Object>(base);
        merged.putAll(own);
        return merged;
    }

    private @Nullable Object follow(String reference) {
        if (!open.add(reference)) {
            throw broken("the reference " + reference + " leads back to itself");
        }
        var value = resolve(find(reference));
        open.remove(reference);
        return value;
    }

    /** A key may itself hold a slash: the longest is tried first. */
    private @Nullable Object find(String reference) {
        Object node = manifest;
        var rest = reference.substring(2);
        while (!rest.isEmpty()) {
            if (node instanceof Map<?, ?> map && map.containsKey(rest)) {
                return map.get(rest);
            }
            var slash = rest.indexOf('/');
            var head = slash < 0 ? rest : rest.substring(0, slash);
            rest = slash < 0 ? "" : rest.substring(slash + 1);
            node = step(node, head, reference);
        }
        return node;
    }

    private static Object step(@Nullable Object node, String head, String reference) {
        if (node instanceof Map<?, ?> map && map.get(head) != null) {
            return map.get(head);
        }
        if (node instanceof List<?> list && head.matches("\\d{1,6}") && Integer.parseInt(head) < list.size()) {
            return list.get(Integer.parseInt(head));
        }
        throw broken("the reference " + reference + " points at nothing");
    }

    private static ConnectorException broken(String what) {
        return new ConnectorException(Fault.BAD_SETTING, "manifest", what, "Correct the reference", null);
    }
}
