package io.sluice.author.planner;

import io.sluice.author.planner.link.Words;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names for new columns: snake_case, at most 63 bytes, no two alike. */
public final class SnakeNames {

    private static final int MOST_BYTES = 63;

    private SnakeNames() {}

    public static Map<String, String> of(List<String> names) {
        var given = new LinkedHashMap<String, String>();
        var taken = new HashSet<String>();
        for (var name : names) {
            var plain = snake(name);
            var free = plain;
            for (int n = 2; !taken.add(free); n++) {
                free = cut(plain, MOST_BYTES - 1 - Integer.toString(n).length()) + "_" + n;
            }
            given.put(name, free);
        }
        return given;
    }

    public static String snake(String name) {
        var joined = String.join("_", Words.written(name));
        if (joined.isEmpty()) {
            return "column";
        }
        return bytes(joined) <= MOST_BYTES
                ? joined
                : cut(joined, MOST_BYTES - 9) + "_" + "%08x".formatted(name.hashCode());
    }

    private static String cut(String name, int most) {
        var cut = name;
        while (bytes(cut) > most) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
