package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts fillings into a page: a field of its body, a header, or a field of its last record. */
final class FilledIn {
    private FilledIn() {}

    static void put(Page page, List<String> slot, Filling filling) {
        var path = slot.subList(1, slot.size());
        switch (slot.getFirst()) {
            case "headers" -> putHeader(page, path.getFirst(), filling);
            case "last_record" -> {
                if (!page.records().isEmpty()) {
                    putField(Tree.map(page.records().getLast()), path, page, filling);
                }
            }
            default -> {
                var body = page.body() instanceof List<?> list && !list.isEmpty() ? list.getFirst() : page.body();
                if (body instanceof Map<?, ?> map) {
                    putField(Tree.map(map), path, page, filling);
                }
            }
        }
    }

    private static void putHeader(Page page, String name, Filling filling) {
        if (name.toLowerCase(Locale.ROOT).equals("link")) {
            if (filling == Filling.LINK_HEADER) {
                page.headers().put("Link", String.valueOf(filling.value(page)));
            }
            return;
        }
        var value = filling.value(page);
        if (value != null) {
            page.headers().put(name, value.toString());
        }
    }

    private static void putField(Map<String, @Nullable Object> fields, List<String> path, Page page, Filling filling) {
        switch (filling) {
            case AS_IT_IS -> {}
            case ABSENT -> {
                @Nullable Object place = fields;
                for (var key : path.subList(0, path.size() - 1)) {
                    place = Tree.map(place).get(key);
                }
                if (place instanceof Map<?, ?> map && !map.isEmpty()) {
                    map.remove(path.getLast());
                }
            }
            default -> Tree.put(fields, path, filling.value(page));
        }
    }
}
