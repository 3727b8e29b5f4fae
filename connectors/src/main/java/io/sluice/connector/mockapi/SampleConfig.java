package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.time.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a configuration that a manifest's specification accepts. Optional fields are left out unless something cannot do without. */
final class SampleConfig {
    private final Set<String> addresses;
    private final Set<String> needed;
    private final Map<String, TimeFormat> moments;
    private final Hosts hosts;
    private final String base;
    private final Instant start;
    private final Instant now;

    /**
     * {@code addresses}: fields that stand at the start of a URL; {@code needed}: optional fields that a URL or a token uses;
     * {@code moments}: fields that are read as a time, and how.
     */
    SampleConfig(
            Set<String> addresses,
            Set<String> needed,
            Map<String, TimeFormat> moments,
            Hosts hosts,
            String base,
            Instant start,
            Instant now) {
        this.moments = moments;
        this.addresses = addresses;
        this.needed = needed;
        this.hosts = hosts;
        this.base = base;
        this.start = start;
        this.now = now;
    }

    Map<String, @Nullable Object> of(Map<String, @Nullable Object> specification) {
        var config = new LinkedHashMap<String, @Nullable Object>(object(specification, true));
        for (var field : needed) {
            config.putIfAbsent(field, valueFor(field, Tree.mapAt(specification, "properties", field)));
        }
        for (var field : addresses) {
            config.put(field, base + "/" + field);
        }
        return config;
    }

    private Map<String, @Nullable Object> object(Map<String, @Nullable Object> schema, boolean top) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        var choices = Tree.list(schema.get("oneOf"));
        if (!choices.isEmpty()) {
            object.putAll(object(Tree.map(choices.getFirst()), false));
        }
        var required = Tree.list(schema.get("required"));
        Tree.mapAt(schema, "properties").forEach((name, property) -> {
            var shape = Tree.map(property);
            if (required.contains(name) || shape.containsKey("default") || shape.containsKey("const")) {
                object.put(name, valueFor(name, shape));
            }
        });
        return object;
    }

    private @Nullable Object valueFor(String name, Map<String, @Nullable Object> shape) {
        var choices = Tree.list(shape.get("enum"));
        if (shape.containsKey("const")) {
            return shape.get("const");
        }
        var read = read(name, shape);
        if (read != null) {
            return read;
        }
        if (looksLikeDate(name, shape)) {
            return date(name, shape);
        }
        if (shape.containsKey("default") && !isSchema(shape.get("default"))) {
            return hosts.in(shape.get("default"));
        }
        return choices.isEmpty() ? typed(name, shape) : choices.getFirst();
    }

    /** Some specifications give the schema of a value for the value. */
    private static boolean isSchema(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.get("properties") instanceof Map;
    }

    private @Nullable Object typed(String name, Map<String, @Nullable Object> shape) {
        return switch (Tree.textAt(shape, "type")) {
            case "integer", "number" -> shape.getOrDefault("minimum", 7);
            case "boolean" -> false;
            case "array" -> items(name, Tree.mapAt(shape, "items"));
            case "object" -> object(shape, false);
            default -> text(name, shape);
        };
    }

    private List<@Nullable Object> items(String name, Map<String, @Nullable Object> shape) {
        var choices = Tree.list(shape.get("enum"));
        if (choices.size() > 1) {
            return List.of(choices.get(0), choices.get(1));
        }
        return Tree.textAt(shape, "type").equals("object")
                ? List.of(object(shape, false))
                : shape.containsKey("pattern") ? List.of(text(name, shape)) : List.of(name + "_1", name + "_2");
    }

    private Object text(String name, Map<String, @Nullable Object> shape) {
        var pattern = Tree.textAt(shape, "pattern");
        var plain = "sample_" + name.toLowerCase(Locale.ROOT);
        if (pattern.isEmpty() || matches(plain, pattern)) {
            return shape.get("airbyte_secret") == null
                            && !Tree.list(shape.get("examples")).isEmpty()
                    ? hosts.in(Tree.list(shape.get("examples")).getFirst().toString())
                    : plain;
        }
        return Tree.list(shape.get("examples")).stream()
                .map(Object::toString)
                .filter(example -> matches(example, pattern))
                .findFirst()
                .orElseGet(() -> PatternText.of(pattern));
    }

    private static boolean matches(String text, String pattern) {
        return PatternText.matches(text, pattern);
    }

    private static boolean looksLikeDate(String name, Map<String, @Nullable Object> shape) {
        var pattern = Tree.textAt(shape, "pattern");
        return Tree.textAt(shape, "type").equals("string")
                && (Tree.textAt(shape, "format").startsWith("date")
                        || pattern.contains("{4}-")
                        || pattern.contains("\\d{4}")
                        || name.matches("(?i).*(start|from|since).*(date|time).*"));
    }

    /** A time as the manifest reads it, unless its own specification would not accept that. */
    private @Nullable Object read(String name, Map<String, @Nullable Object> shape) {
        var format = moments.get(name);
        if (format == null || !Tree.list(shape.get("enum")).isEmpty()) {
            return null;
        }
        var text = format.format(time(name));
        if (Tree.textAt(shape, "type").equals("integer")) {
            return format.isNumber() ? Long.valueOf(text) : null;
        }
        var pattern = Tree.textAt(shape, "pattern");
        return Stream.of(text, inThousandths(time(name)))
                .filter(one -> one.equals(text) || format.hasFraction())
                .filter(one -> pattern.isEmpty() || matches(one, pattern))
                .findFirst()
                .orElse(null);
    }

    private static String inThousandths(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000Z");
    }

    private Instant time(String name) {
        return name.matches("(?i).*(end|until|to).*") && !name.matches("(?i).*start.*")
                ? now.minus(Duration.ofHours(1))
                : start;
    }

    private String date(String name, Map<String, @Nullable Object> shape) {
        var time = time(name);
        var pattern = Tree.textAt(shape, "pattern");
        return DATE_FORMATS.stream()
                .map(format -> TimeFormat.of(format).format(time))
                .filter(text -> pattern.isEmpty() ? fits(text, shape) : matches(text, pattern))
                .findFirst()
                .orElseGet(() -> TimeFormat.of("%Y-%m-%dT%H:%M:%SZ").format(time));
    }

    private static boolean fits(String text, Map<String, @Nullable Object> shape) {
        var example = shape.containsKey("default") ? shape.get("default") : first(shape.get("examples"));
        if (example instanceof String model && model.matches("\\d{4}-.*")) {
            return model.length() == text.length() && model.contains("T") == text.contains("T");
        }
        return text.length() == (Tree.textAt(shape, "format").equals("date") ? 10 : 20);
    }

    private static @Nullable Object first(@Nullable Object examples) {
        return Tree.list(examples).isEmpty() ? null : Tree.list(examples).getFirst();
    }

    private static final List<String> DATE_FORMATS = List.of(
            "%Y-%m-%dT%H:%M:%SZ",
            "%Y-%m-%d",
            "%Y-%m-%d %H:%M:%S",
            "%Y-%m-%dT%H:%M:%S.%fZ",
            "%Y-%m-%dT%H:%M:%S",
            "%Y-%m-%dT%H:%M",
            "%Y%m%d",
            "%Y-%m",
            "%s");
}
