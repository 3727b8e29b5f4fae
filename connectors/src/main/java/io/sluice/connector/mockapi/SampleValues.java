package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values for the properties of a schema: different in every record, the same for the same record, some of them awkward. */
final class SampleValues {
    private static final int DEPTH = 4;
    private static final int WIDTH = 30;

    private final Set<List<String>> neverNull;
    private final String partition;
    private final int number;
    private final String version;

    /** {@code partition}: letters and digits that tell this partition's records from others'; {@code version} changes with the data. */
    SampleValues(Set<List<String>> neverNull, String partition, int number, String version) {
        this.neverNull = neverNull;
        this.partition = partition;
        this.number = number;
        this.version = version;
    }

    Map<String, @Nullable Object> object(Map<String, @Nullable Object> properties, List<String> path) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        properties.forEach((name, schema) -> {
            var place = longer(path, name);
            if (object.size() < WIDTH || isNeeded(place)) {
                object.put(name, value(Tree.map(schema), place));
            }
        });
        return object;
    }

    private static List<String> longer(List<String> path, String name) {
        var place = new ArrayList<>(path);
        place.add(name);
        return place;
    }

    private boolean isNeeded(List<String> place) {
        return neverNull.stream()
                .anyMatch(path -> path.size() >= place.size()
                        && path.subList(0, place.size()).equals(place));
    }

    /** Inside an object that something looks at, nothing is null or empty either. */
    private boolean isLookedAt(List<String> place) {
        return neverNull.stream()
                .anyMatch(path -> path.size() <= place.size()
                        && place.subList(0, path.size()).equals(path));
    }

    @Nullable
    Object value(Map<String, @Nullable Object> schema, List<String> place) {
        var types = Tree.list(schema.get("type"));
        var type = types.stream()
                .map(Object::toString)
                .filter(one -> !one.equals("null"))
                .findFirst()
                .orElse("string");
        var hash = Math.floorMod(place.hashCode() + 31 * number, 11);
        if (!isNeeded(place) && !isLookedAt(place) && types.contains("null") && hash == 3) {
            return null;
        }
        return switch (type) {
            case "integer" -> integer(place, hash);
            case "number" ->
                neverNull.contains(place)
                        ? identity()
                        : hash == 5 ? (Object) (1e15 + 0.3) : (Object) (number + hash / 8.0);
            case "boolean" -> hash % 2 == 0;
            case "array" -> array(Tree.mapAt(schema, "items"), place, hash);
            case "object" -> nested(schema, place);
            default -> text(schema, place, hash);
        };
    }

    private Object integer(List<String> place, int hash) {
        return neverNull.contains(place)
                ? (Object) identity()
                : hash == 7 ? (Object) 9007199254740993L : (Object) (number * 10 + hash);
    }

    /** A whole number that is unique over all partitions and ends with the record's number. */
    private long identity() {
        return partition.isEmpty() ? number : (Math.floorMod(partition.hashCode(), 89_999) + 10_001L) * 10_000 + number;
    }

    private List<@Nullable Object> array(Map<String, @Nullable Object> items, List<String> place, int hash) {
        if (place.size() >= DEPTH || hash == 2) {
            return List.of();
        }
        return items.isEmpty()
                ? List.of("item_" + number, "item_" + hash)
                : Collections.singletonList(value(items, place));
    }

    private Map<String, @Nullable Object> nested(Map<String, @Nullable Object> schema, List<String> place) {
        var properties = Tree.mapAt(schema, "properties");
        return place.size() >= DEPTH && !isNeeded(place)
                ? Map.of()
                : properties.isEmpty() ? new LinkedHashMap<>(Map.of("note", "n" + number)) : object(properties, place);
    }

    private String name(List<String> place) {
        return place.getLast().replaceAll("[^A-Za-z0-9]", "") + partition + "n" + number;
    }

    private String text(Map<String, @Nullable Object> schema, List<String> place, int hash) {
        var choices = Tree.list(schema.get("enum"));
        if (!choices.isEmpty()) {
            return choices.get(number % choices.size()).toString();
        }
        var format = Tree.textAt(schema, "format");
        if (format.equals("date-time")) {
            return "2025-01-%02dT%02d:30:00Z".formatted(1 + number % 28, hash);
        }
        if (format.equals("date")) {
            return "2025-01-%02d".formatted(1 + number % 28);
        }
        if (isLookedAt(place)) {
            return format.equals("uri") || place.getLast().matches("(?i).*(uri|url|href)")
                    ? "https://sample.example.com/" + name(place)
                    : name(place);
        }
        return switch (hash) {
            case 1 -> "naïve ☃ " + number + version;
            case 4 -> "";
            case 6 -> " a \"quoted\" line\nand another " + number;
            case 9 -> String.valueOf(number);
            default -> place.getLast() + " " + number + version;
        };
    }
}
