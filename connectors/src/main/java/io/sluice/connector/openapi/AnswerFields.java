package io.sluice.connector.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an answer outside its records, also one wrapper deep, by names that are usual for them. */
final class AnswerFields {
    private static final Set<String> WRAPPERS = Set.of(
            "meta", "pagination", "paging", "pageinfo", "links", "cursors", "metadata", "responsemetadata", "page");
    private static final int DEEPEST = 2;

    private final Operation operation;
    private final Schemas schemas;

    AnswerFields(Operation operation, Schemas schemas) {
        this.operation = operation;
        this.schemas = schemas;
    }

    /** A field that holds a value. */
    Optional<Field> value(Set<String> names) {
        return in(schemas.shallow(operation.response()), List.of(), names, false);
    }

    /** A field that may hold an address; {@code _links.next.href} counts too. */
    Optional<Field> link(Set<String> names) {
        return in(schemas.shallow(operation.response()), List.of(), names, true);
    }

    /** {@code page[number]}, {@code $skip} and {@code per-page} as one word. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    record Field(List<String> path, Map<String, @Nullable Object> schema) {

        boolean isAddress() {
            var name = key(path.getLast());
            var format = Nodes.text(schema.get("format"));
            var words = Nodes.text(schema.get("description")).toLowerCase(Locale.ROOT);
            return format.startsWith("uri")
                    || format.equals("url")
                    || name.endsWith("url")
                    || name.endsWith("link")
                    || name.endsWith("href")
                    || words.contains("url")
                    || words.contains("link to")
                    || path.stream().anyMatch(part -> key(part).equals("links"));
        }

        /** An expression that reads the field, empty also where a wrapper is null. */
        String reading() {
            var reading = "response.get('" + path.getFirst() + "')";
            for (var part : path.subList(1, path.size())) {
                reading = "(" + reading + " or {}).get('" + part + "')";
            }
            return reading;
        }
    }

    private Optional<Field> in(
            Map<String, @Nullable Object> schema, List<String> path, Set<String> names, boolean link) {
        var here = schemas.properties(schema).entrySet().stream()
                .filter(property -> names.contains(key(property.getKey())) && isSayable(property.getKey()))
                .flatMap(property -> field(extended(path, property.getKey()), property.getValue(), link).stream())
                .findFirst();
        return here.isPresent() || path.size() == DEEPEST ? here : wrapped(schema, path, names, link);
    }

    private Optional<Field> field(List<String> path, Map<String, @Nullable Object> schema, boolean link) {
        return switch (schemas.type(schema)) {
            case "array" -> Optional.empty();
            case "object" ->
                link && schemas.properties(schema).containsKey("href")
                        ? Optional.of(new Field(extended(path, "href"), Map.of("type", "string", "format", "uri")))
                        : Optional.empty();
            default -> Optional.of(new Field(path, schema));
        };
    }

    private Optional<Field> wrapped(
            Map<String, @Nullable Object> schema, List<String> path, Set<String> names, boolean link) {
        return schemas.properties(schema).entrySet().stream()
                .filter(property -> WRAPPERS.contains(key(property.getKey()))
                        && isSayable(property.getKey())
                        && schemas.type(property.getValue()).equals("object"))
                .flatMap(property -> in(property.getValue(), extended(path, property.getKey()), names, link).stream())
                .findFirst();
    }

    private static List<String> extended(List<String> path, String step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    /** A document's names become parts of expressions: none may end the text it stands in. */
    private static boolean isSayable(String name) {
        return name.indexOf('\'') < 0 && name.indexOf('\\') < 0 && name.indexOf('{') < 0;
    }
}
