package io.sluice.connector.mockapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a copy of a manifest that asks the mock: every host becomes the first part of a path of it, every large page a small one. */
final class Hosts {
    private static final Set<String> TEXT_ONLY =
            Set.of("spec", "schema", "schemas", "metadata", "description", "documentation_url", "json_schema");
    private static final Set<String> PAGED = Set.of("PageIncrement", "OffsetIncrement", "CursorPagination");

    private final String base;
    private final Pattern elsewhere;
    private final int largestPage;

    Hosts(String base, int largestPage) {
        this.base = base;
        this.elsewhere = Pattern.compile("https?://(?!" + Pattern.quote(base.replaceFirst("^https?://", "")) + ")");
        this.largestPage = largestPage;
    }

    /** The same text with its addresses on the mock. */
    String in(String text) {
        return elsewhere.matcher(text).replaceAll(base + "/");
    }

    @Nullable
    Object in(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map -> inMap(map);
            case List<?> list -> {
                var items = new ArrayList<@Nullable Object>();
                list.forEach(item -> items.add(in(item)));
                yield items;
            }
            case String text -> in(text);
            case null, default -> node;
        };
    }

    private Map<Object, @Nullable Object> inMap(Map<?, ?> map) {
        var copy = new LinkedHashMap<Object, @Nullable Object>();
        map.forEach((key, value) -> copy.put(key, TEXT_ONLY.contains(String.valueOf(key)) ? value : in(value)));
        if (map.get("page_size") instanceof Integer size
                && PAGED.contains(String.valueOf(map.get("type")))
                && !comparesSizes(map)) {
            copy.put("page_size", Math.min(size, largestPage));
        }
        return copy;
    }

    /** A condition such as {@code last_page_size < 100} would no longer fit another size. */
    private static boolean comparesSizes(Map<?, ?> strategy) {
        return String.valueOf(strategy.get("stop_condition")).matches("(?s).*\\d.*");
    }
}
