package io.sluice.connector.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a response its records lie, and what one of them looks like; {@code sure} when the document leaves no choice. */
record RecordPath(List<String> path, Map<String, @Nullable Object> item, boolean sure) {

    private static final int DEEPEST = 3;
    private static final int THIN = 6;
    private static final List<String> USUAL = List.of(
            "data",
            "items",
            "results",
            "records",
            "values",
            "value",
            "entries",
            "content",
            "rows",
            "list",
            "elements",
            "objects",
            "hits",
            "resources",
            "collection");

    private static final Pattern WRAPPER = Pattern.compile("(?i).+(list|response|results?|collection|page)");

    /** Empty when the response is no list of objects. */
    static Optional<RecordPath> in(Operation operation, Schemas schemas) {
        var response = schemas.shallow(operation.response());
        if (schemas.isArray(response)) {
            return Optional.of(new RecordPath(List.of(), schemas.shallow(response.get("items")), true));
        }
        var found = new ArrayList<RecordPath>();
        search(response, List.of(), operation, schemas, found);
        return found.size() <= 1 ? found.stream().findFirst() : Optional.of(best(found, operation));
    }

    private static void search(
            Map<String, @Nullable Object> schema,
            List<String> path,
            Operation operation,
            Schemas schemas,
            List<RecordPath> found) {
        var properties = schemas.properties(schema);
        var isAlone = properties.size() == 1;
        properties.forEach((name, property) -> {
            var here = new ArrayList<>(path);
            here.add(name);
            if (schemas.isArray(property)) {
                var item = schemas.shallow(property.get("items"));
                if (schemas.type(item).equals("object")) {
                    found.add(new RecordPath(List.copyOf(here), item, false));
                }
            } else if (here.size() < DEEPEST
                    && (isEnvelope(path, name) || isAlone && isThin(property, operation, schemas))) {
                search(property, here, operation, schemas, found);
            }
        });
        if (path.isEmpty() && found.size() == 1) {
            found.set(0, new RecordPath(found.getFirst().path, found.getFirst().item, true));
        }
    }

    /** An object that only wraps, not a field of a single record that happens to hold a list. */
    private static boolean isEnvelope(List<String> path, String name) {
        return USUAL.contains(name)
                || List.of("_embedded", "embedded", "result", "response", "payload", "body", "page", "output")
                        .contains(name)
                || WRAPPER.matcher(name).matches()
                || !path.isEmpty() && path.getLast().startsWith("_");
    }

    /** An object that says little of its own and holds what the path promises, or pages: no record. */
    private static boolean isThin(Map<String, @Nullable Object> schema, Operation operation, Schemas schemas) {
        var fields = schemas.properties(schema).keySet();
        return fields.size() <= THIN
                && !fields.contains("id")
                && (Pagination.isPaged(operation)
                        || fields.stream().anyMatch(field -> Names.same(field, operation.lastPart())));
    }

    private static RecordPath best(List<RecordPath> found, Operation operation) {
        var last = operation.lastPart();
        return found.stream()
                .min(java.util.Comparator.comparingInt(one -> {
                    var name = one.path.getLast();
                    var usual = USUAL.indexOf(name);
                    var rank = name.equalsIgnoreCase(last)
                            ? 0
                            : usual >= 0 ? 100 + usual : one.isNamedByWrapper() ? 150 : 200;
                    return rank + one.path.size();
                }))
                .orElseThrow();
    }

    /** {@code topic_list.topics}, for instance. */
    private boolean isNamedByWrapper() {
        return path.size() > 1
                && Names.snake(path.get(path.size() - 2)).startsWith(Names.singular(Names.snake(path.getLast())));
    }

    /** Whether an object with one list in it is a list of these, and not one record with a list of its own. */
    boolean isCollection(Operation operation, Schemas schemas) {
        if (path.isEmpty()) {
            return true;
        }
        var name = path.getLast();
        var last = operation.lastPart();
        var endsInVariable = last.endsWith("}");
        var named = USUAL.contains(name) || Names.same(name, last) || path.size() > 1;
        var properties = schemas.properties(operation.response());
        var single = properties.containsKey("id") && !USUAL.contains(name);
        return !single && (named || Pagination.isPaged(operation) || !endsInVariable && properties.size() <= 6);
    }
}
