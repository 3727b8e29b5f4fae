package io.sluice.connector.mockapi.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may follow a bar. */
final class Filters {
    private Filters() {}

    static @Nullable Object apply(
            String name,
            @Nullable Object input,
            List<@Nullable Object> arguments,
            Map<String, @Nullable Object> named) {
        return switch (name) {
            case "default", "d" -> input == Absent.VALUE ? argument(arguments, 0) : input;
            case "length", "count" -> length(input);
            case "int" -> integer(input);
            case "float" -> Double.valueOf(Values.text(input));
            case "string" -> Values.text(input);
            case "trim", "lower", "upper" -> Methods.call(input, name.equals("trim") ? "strip" : name, arguments);
            case "replace" -> Methods.call(input, "replace", arguments);
            case "first" -> list(input).isEmpty() ? Absent.VALUE : list(input).getFirst();
            case "last" -> list(input).isEmpty() ? Absent.VALUE : list(input).getLast();
            case "list" -> list(input);
            case "join" -> joined(input, arguments);
            case "map" -> mapped(list(input), arguments, named);
            case "selectattr" -> selected(list(input), arguments);
            case "regex_search" -> search(input, Values.text(argument(arguments, 0)));
            case "base64encode" ->
                Base64.getEncoder().encodeToString(Values.text(input).getBytes(StandardCharsets.UTF_8));
            default -> throw new Unreadable("unknown filter " + name);
        };
    }

    private static @Nullable Object argument(List<@Nullable Object> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }

    private static Object length(@Nullable Object input) {
        return switch (input) {
            case String text -> (long) text.length();
            case List<?> list -> (long) list.size();
            case Map<?, ?> map -> (long) map.size();
            case null, default -> throw new Unreadable("no length of " + Values.text(input));
        };
    }

    private static Object integer(@Nullable Object input) {
        try {
            return (long) Double.parseDouble(Values.text(input));
        } catch (NumberFormatException notANumber) {
            return 0L;
        }
    }

    private static List<@Nullable Object> list(@Nullable Object input) {
        return switch (input) {
            case List<?> list -> new ArrayList<>(list);
            case Map<?, ?> map -> new ArrayList<>(map.keySet());
            case String text ->
                new ArrayList<>(text.chars()
                        .mapToObj(letter -> String.valueOf((char) letter))
                        .toList());
            case null, default -> throw new Unreadable("no list: " + Values.text(input));
        };
    }

    private static String joined(@Nullable Object input, List<@Nullable Object> arguments) {
        var separator = Values.text(argument(arguments, 0));
        return list(input).stream().map(Values::text).collect(Collectors.joining(separator));
    }

    private static List<@Nullable Object> mapped(
            List<@Nullable Object> items, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        var mapped = new ArrayList<@Nullable Object>();
        for (var item : items) {
            mapped.add(
                    named.containsKey("attribute")
                            ? Evaluation.member(item, named.get("attribute"))
                            : apply(
                                    Values.text(argument(arguments, 0)),
                                    item,
                                    arguments.subList(1, arguments.size()),
                                    Map.of()));
        }
        return mapped;
    }

    private static List<@Nullable Object> selected(List<@Nullable Object> items, List<@Nullable Object> arguments) {
        var selected = new ArrayList<@Nullable Object>();
        for (var item : items) {
            var value = Evaluation.member(item, argument(arguments, 0));
            var holds = arguments.size() < 2
                    ? Values.truth(value)
                    : Tests.holds(Values.text(arguments.get(1)), value, arguments.subList(2, arguments.size()));
            if (holds) {
                selected.add(item);
            }
        }
        return selected;
    }

    private static @Nullable Object search(@Nullable Object input, String expression) {
        try {
            var matcher = Pattern.compile(expression).matcher(Values.text(input));
            return !matcher.find() ? null : matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
        } catch (PatternSyntaxException foreign) {
            throw new Unreadable("cannot read the pattern " + expression);
        }
    }
}
