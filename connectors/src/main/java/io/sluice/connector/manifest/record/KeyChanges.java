package io.sluice.connector.manifest.record;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Renames the fields of a record. */
final class KeyChanges {
    private static final Pattern TOKEN = Pattern.compile("[A-Z]+[a-z]*|[a-z]+|\\d+|([^a-zA-Z\\d]+)");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private KeyChanges() {}

    static void lower(Map<String, @Nullable Object> record, Scope scope) {
        var lower = new LinkedHashMap<String, @Nullable Object>();
        record.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
        replaced(record, lower);
    }

    static void snake(Map<String, @Nullable Object> record, Scope scope) {
        replaced(record, renamed(record, KeyChanges::snake));
    }

    static Transformation replacing(Component component) {
        var old = component.interpolated("old");
        var fresh = component.interpolated("new");
        return (record, scope) -> {
            var from = old.text(scope);
            var to = fresh.text(scope);
            replaced(record, renamed(record, key -> key.replace(from, to)));
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> renamed(
            Map<String, @Nullable Object> record, UnaryOperator<String> rename) {
        var renamed = new LinkedHashMap<String, @Nullable Object>();
        record.forEach((key, value) -> renamed.put(
                rename.apply(key),
                value instanceof Map<?, ?> map ? renamed((Map<String, @Nullable Object>) map, rename) : value));
        return renamed;
    }

    private static void replaced(Map<String, @Nullable Object> record, Map<String, @Nullable Object> changed) {
        record.clear();
        record.putAll(changed);
    }

    private static String snake(String key) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(ascii(key));
        while (matcher.find()) {
            tokens.add(matcher.group(1) == null ? matcher.group() : "");
        }
        var kept = tokens.size() < 3 ? tokens : inner(tokens);
        if (!kept.isEmpty()
                && !kept.getFirst().isEmpty()
                && Character.isDigit(kept.getFirst().charAt(0))) {
            kept.addFirst("");
        }
        return String.join("_", kept).toLowerCase(Locale.ROOT);
    }

    /** Blanks between words go; at the ends they leave an underscore. */
    private static List<String> inner(List<String> tokens) {
        var kept = new ArrayList<String>();
        for (var i = 0; i < tokens.size(); i++) {
            if (i == 0 || i == tokens.size() - 1 || !tokens.get(i).isEmpty()) {
                kept.add(tokens.get(i));
            }
        }
        return kept;
    }

    private static String ascii(String key) {
        return key.chars().allMatch(character -> character < 128)
                ? key
                : MARKS.matcher(Normalizer.normalize(key, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .replace("ß", "ss")
                        .replace("æ", "ae")
                        .replace("ø", "o");
    }
}
