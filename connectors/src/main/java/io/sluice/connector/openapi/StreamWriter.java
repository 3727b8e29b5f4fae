package io.sluice.connector.openapi;

import static io.sluice.connector.openapi.Security.ordered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the streams of a document, parents before their children. */
final class StreamWriter {

    private final Schemas schemas;
    private final Security security;
    private final SpecFields spec;
    private final Guesses guesses;
    private final String urlBase;
    private final Map<String, ListOperation> byPath = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> written = new LinkedHashMap<>();

    StreamWriter(
            Schemas schemas,
            Security security,
            SpecFields spec,
            Guesses guesses,
            String urlBase,
            List<ListOperation> all) {
        this.schemas = schemas;
        this.security = security;
        this.spec = spec;
        this.guesses = guesses;
        this.urlBase = urlBase;
        var taken = new LinkedHashSet<String>();
        for (var one : all) {
            byPath.put(plain(one.operation().path()), one);
            names.put(one.operation().path(), Names.stream(one.operation().path(), taken));
            taken.add(names.get(one.operation().path()));
        }
    }

    /** Every stream by its name, as a component. */
    Map<String, Map<String, @Nullable Object>> streams() {
        byPath.values().forEach(one -> stream(one));
        return written;
    }

    private String stream(ListOperation list) {
        var name = names.get(list.operation().path());
        if (!written.containsKey(name)) {
            var parents = parents(list);
            written.put(name, component(name, list, parents));
        }
        return name;
    }

    /** The list operation that gives the values of the last variable that no setting gives, if there is one. */
    private record Parent(String stream, ListOperation list, String variable, String key) {}

    private List<Parent> parents(ListOperation list) {
        var variables = list.operation().variables();
        var collection = list.operation().collectionPath();
        if (variables.isEmpty() || collection.isEmpty()) {
            return List.of();
        }
        var parent = byPath.get(plain(collection.get()));
        if (parent == null || parent == list) {
            return List.of();
        }
        var variable = variables.getLast();
        return parentKey(parent, variable)
                .map(key -> List.of(new Parent(stream(parent), parent, variable, key)))
                .orElse(List.of());
    }

    private java.util.Optional<String> parentKey(ListOperation parent, String variable) {
        var fields = schemas.properties(parent.records().item()).keySet();
        var exact = fields.stream()
                .filter(field -> Names.snake(field).equals(Names.snake(variable)))
                .findFirst();
        var tail = Names.snake(variable).replaceFirst(".*_", "");
        return exact.or(() -> fields.stream()
                        .filter(field -> Names.snake(field).equals(tail))
                        .findFirst())
                .or(() -> KeyGuess.of(parent.operation(), schemas, parent.records()));
    }

    private Map<String, @Nullable Object> component(String name, ListOperation list, List<Parent> parents) {
        var operation = list.operation();
        var pagination = new Pagination(operation, schemas, list.records());
        var paginator = pagination.component();
        pagination.guesses().forEach(guess -> guesses.add(name, guess));
        var incremental = Incremental.of(operation, schemas, list.records());
        var filled = new LinkedHashSet<>(pagination.parameters());
        incremental.ifPresent(one -> filled.add(one.parameter()));
        if (!list.records().sure()) {
            guesses.add(
                    name,
                    "the records lie in " + String.join(".", list.records().path()));
        }
        var stream = ordered("type", "DeclarativeStream", "name", name);
        KeyGuess.of(operation, schemas, list.records()).ifPresent(key -> {
            stream.put("primary_key", key);
            guesses.add(name, key + " names a record");
        });
        stream.put("retriever", retriever(name, list, parents, paginator, filled));
        incremental.ifPresent(one -> {
            stream.put("incremental_sync", one.component());
            spec.optional(
                    "start_date",
                    "Read changes from this day on",
                    Map.of("pattern", "^\\d{4}-\\d{2}-\\d{2}$", "examples", List.of("2026-01-01")));
            guesses.add(name, one.guess());
        });
        stream.put(
                "schema_loader",
                ordered(
                        "type",
                        "InlineSchemaLoader",
                        "schema",
                        schemas.plain(list.records().item())));
        return stream;
    }

    private Map<String, @Nullable Object> retriever(
            String name,
            ListOperation list,
            List<Parent> parents,
            Map<String, @Nullable Object> paginator,
            Set<String> filled) {
        var requester = ordered(
                "type", "HttpRequester", "url_base", urlBase, "path", path(name, list, parents), "http_method", "GET");
        requester.put("authenticator", security.authenticator(list.operation()));
        put(requester, "request_parameters", fixed(name, list.operation(), "query", filled));
        put(requester, "request_headers", fixed(name, list.operation(), "header", filled));
        var retriever = ordered(
                "type",
                "SimpleRetriever",
                "requester",
                requester,
                "record_selector",
                ordered(
                        "type",
                        "RecordSelector",
                        "extractor",
                        ordered(
                                "type",
                                "DpathExtractor",
                                "field_path",
                                list.records().path())),
                "paginator",
                paginator);
        if (!parents.isEmpty()) {
            retriever.put("partition_router", router(name, parents.getFirst()));
        }
        return retriever;
    }

    private static void put(Map<String, @Nullable Object> into, String field, Map<String, @Nullable Object> values) {
        if (!values.isEmpty()) {
            into.put(field, values);
        }
    }

    private Map<String, @Nullable Object> router(String name, Parent parent) {
        guesses.add(name, "it is read once for each record of " + parent.stream() + ", by its " + parent.key());
        return ordered(
                "type",
                "SubstreamPartitionRouter",
                "parent_stream_configs",
                List.of(ordered(
                        "type",
                        "ParentStreamConfig",
                        "stream",
                        Map.of("$ref", "#/definitions/streams/" + parent.stream()),
                        "parent_key",
                        parent.key(),
                        "partition_field",
                        Names.snake(parent.variable()))));
    }

    /** The variables of the path from the parent, the parent's own parents, or settings. */
    private String path(String name, ListOperation list, List<Parent> parents) {
        var path = list.operation().path();
        var reading = "stream_partition.";
        var chain = new ArrayList<>(parents);
        while (!chain.isEmpty()) {
            var parent = chain.removeFirst();
            path = path.replace(
                    "{" + parent.variable() + "}", "{{ " + reading + Names.snake(parent.variable()) + " }}");
            reading = reading + "parent_slice.";
            chain.addAll(parents(parent.list()));
        }
        for (var variable : list.operation().variables()) {
            if (path.contains("{" + variable + "}")) {
                var setting = Names.snake(variable);
                spec.needed(setting, "The " + variable + " of the paths that are read");
                guesses.add(name, variable + " is a setting: no stream gives its values");
                path = path.replace("{" + variable + "}", "{{ config['" + setting + "'] }}");
            }
        }
        return path;
    }

    /** Parameters that must be sent and that nothing else fills: with the document's value, else from a setting. */
    private Map<String, @Nullable Object> fixed(String name, Operation operation, String in, Set<String> filled) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var parameter : operation.parameters()) {
            if (!parameter.in().equals(in) || !parameter.required() || filled.contains(parameter.name())) {
                continue;
            }
            parameter.offered().ifPresentOrElse(value -> values.put(parameter.name(), String.valueOf(value)), () -> {
                var setting = Names.snake(parameter.name());
                spec.needed(setting, parameter.description().isEmpty() ? parameter.name() : parameter.description());
                guesses.add(name, parameter.name() + " is a setting: the document offers no value");
                values.put(parameter.name(), "{{ config['" + setting + "'] }}");
            });
        }
        return values;
    }

    private static String plain(String path) {
        return path.replaceAll("\\{[^}]*}", "{}").replaceFirst("/$", "");
    }
}
