package io.sluice.connector.mockapi.template;

import io.sluice.connector.mockapi.time.TimeFormat;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Methods of Python's values. */
final class Methods {
    private Methods() {}

    static @Nullable Object call(@Nullable Object of, String method, List<@Nullable Object> arguments) {
        return switch (of) {
            case Map<?, ?> map -> ofMap(map, method, arguments);
            case String text -> ofText(text, method, arguments);
            case OffsetDateTime time
            when method.equals("strftime") ->
                TimeFormat.of(Values.text(arguments.getFirst())).format(time.toInstant());
            case OffsetDateTime time when method.equals("timestamp") -> (double) time.toEpochSecond();
            case OffsetDateTime time
            when method.equals("isoformat") -> Values.text(time).replace(' ', 'T');
            case null, default -> throw new Unreadable("no method " + method + " of " + Values.text(of));
        };
    }

    private static @Nullable Object ofMap(Map<?, ?> map, String method, List<@Nullable Object> arguments) {
        return switch (method) {
            case "get" ->
                map.containsKey(arguments.getFirst())
                        ? map.get(arguments.getFirst())
                        : arguments.size() > 1 ? arguments.get(1) : null;
            case "keys" -> new ArrayList<Object>(map.keySet());
            case "values" -> new ArrayList<Object>(map.values());
            case "items" ->
                map.entrySet().stream()
                        .map(entry -> (Object) new ArrayList<>(Arrays.asList(entry.getKey(), entry.getValue())))
                        .collect(Collectors.toList());
            default -> throw new Unreadable("no method " + method + " of a mapping");
        };
    }

    private static Object ofText(String text, String method, List<@Nullable Object> arguments) {
        var first = arguments.isEmpty() ? "" : Values.text(arguments.getFirst());
        return switch (method) {
            case "split" -> split(text, first);
            case "strip" -> stripped(text, first);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "startswith" -> text.startsWith(first);
            case "endswith" -> text.endsWith(first);
            case "replace" -> text.replace(first, Values.text(arguments.get(1)));
            case "join" ->
                ((List<?>) arguments.getFirst()).stream().map(Values::text).collect(Collectors.joining(text));
            default -> throw new Unreadable("no method " + method + " of a text");
        };
    }

    private static List<Object> split(String text, String separator) {
        return separator.isEmpty()
                ? new ArrayList<>(List.of(text.strip().split("\\s+")))
                : new ArrayList<>(List.of(text.split(Pattern.quote(separator), -1)));
    }

    private static String stripped(String text, String letters) {
        if (letters.isEmpty()) {
            return text.strip();
        }
        var set = "[" + Pattern.quote(letters) + "]+";
        return text.replaceAll("^" + set, "").replaceAll(set + "$", "");
    }
}
