package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.time.TimeFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings that cursors take for a time as they stand, and the format in which they read them. */
final class Moments {
    private static final String USUAL = "%Y-%m-%dT%H:%M:%S.%f%z";
    private static final List<String> ENDS = List.of("start_datetime", "end_datetime");
    private static final Pattern SETTING = Pattern.compile(
            "\\s*\\{\\{\\s*config(?:\\.get\\(|\\.|\\[)\\s*['\"]?(\\w+)['\"]?(\\s*\\]?|\\s*,.*\\)\\s*)\\s*\\}\\}\\s*");

    private Moments() {}

    static Map<String, TimeFormat> of(List<Map<String, @Nullable Object>> streams) {
        var moments = new LinkedHashMap<String, TimeFormat>();
        streams.forEach(stream -> collect(stream, moments));
        return moments;
    }

    private static void collect(@Nullable Object part, Map<String, TimeFormat> moments) {
        switch (part) {
            case Map<?, ?> map -> {
                ENDS.forEach(end -> add(map.get(end), map, moments));
                map.values().forEach(inner -> collect(inner, moments));
            }
            case List<?> list -> list.forEach(item -> collect(item, moments));
            case null, default -> {}
        }
    }

    /** A moment's own format counts, then that of its cursor. */
    private static void add(@Nullable Object moment, Map<?, ?> cursor, Map<String, TimeFormat> moments) {
        var text = moment instanceof Map ? Tree.at(moment, "datetime") : moment;
        var setting = SETTING.matcher(String.valueOf(text));
        if (setting.matches()) {
            var own = moment instanceof Map ? Tree.textAt(Tree.map(moment), "datetime_format") : "";
            var format = own.isEmpty() ? Tree.textAt(Tree.map(cursor), "datetime_format") : own;
            moments.putIfAbsent(
                    setting.group(1), TimeFormat.of(format.isEmpty() || format.contains("{") ? USUAL : format));
        }
    }
}
