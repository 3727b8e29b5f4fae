package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Definition;
import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.template.Template;
import io.sluice.connector.mockapi.template.Unreadable;
import io.sluice.connector.mockapi.time.TimeFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the endpoints of a manifest: those of its streams and of the parents of these, each once. */
final class Endpoints {
    /** A stream that uses an endpoint, whether it is listed itself or is somebody's parent. */
    private record Use(Map<String, @Nullable Object> stream, Map<String, @Nullable Object> requester) {
        Map<String, @Nullable Object> retriever() {
            return Tree.mapAt(stream, "retriever");
        }
    }

    private final Scope scope;
    private final Instant start;
    private final TokenDesk desk = new TokenDesk();
    private final Map<String, List<Use>> uses = new LinkedHashMap<>();
    private final Map<String, Set<List<String>>> parentKeys = new LinkedHashMap<>();

    Endpoints(Scope scope, Instant start) {
        this.scope = scope;
        this.start = start;
    }

    TokenDesk desk() {
        return desk;
    }

    List<Endpoint> of(Definition definition) {
        definition.streams().forEach(this::collect);
        var endpoints = new ArrayList<Endpoint>();
        uses.forEach((key, all) -> endpoints.add(endpoint(all, parentKeys.getOrDefault(key, Set.of()))));
        return endpoints;
    }

    private String collect(Map<String, @Nullable Object> stream) {
        var requester = Tree.mapAt(stream, "retriever", "requester");
        desk.open(requester, scope);
        var form = RequestForm.of(requester, scope);
        var key = form.method() + " " + form.template() + " " + new LinkedHashMap<>(form.values()).toString();
        uses.computeIfAbsent(key, any -> new ArrayList<>()).add(new Use(stream, requester));
        for (var router : routers(stream)) {
            for (var parent : Tree.list(router.get("parent_stream_configs"))) {
                var keyOfParent = collect(Tree.mapAt(parent, "stream"));
                var field = scope.text(Tree.at(parent, "parent_key"));
                parentKeys
                        .computeIfAbsent(keyOfParent, any -> new LinkedHashSet<>())
                        .add(List.of(String.valueOf(field).split("/")));
            }
        }
        return key;
    }

    private static List<Map<String, @Nullable Object>> routers(Map<String, @Nullable Object> stream) {
        var routers = new ArrayList<Map<String, @Nullable Object>>();
        for (var router : Tree.list(Tree.at(stream, "retriever", "partition_router"))) {
            routers.add(Tree.map(router));
            Tree.list(Tree.at(router, "underlying_partition_router")).forEach(inner -> routers.add(Tree.map(inner)));
            Tree.list(Tree.at(router, "partition_routers")).forEach(inner -> routers.add(Tree.map(inner)));
        }
        return routers;
    }

    private Endpoint endpoint(List<Use> all, Set<List<String>> keys) {
        var form = new RecordForm();
        all.forEach(use -> form.add(use.stream()));
        var added = addedFields(all);
        keys.stream().filter(key -> !added.containsKey(key)).forEach(form::need);
        var slicing = slicing(all);
        var paged = all.stream()
                .filter(use -> !(paging(use) instanceof Paging.None))
                .findFirst()
                .orElse(all.getFirst());
        var paging = paging(paged);
        if (paging instanceof Paging.Cursors cursors) {
            RecordForm.paths(cursors.value()).forEach(form::need);
        }
        var source = slicing == null ? null : source(added.get(List.of(slicing.field())), slicing);
        var first = all.getFirst();
        return new Endpoint(
                names(all),
                RequestForm.of(first.requester(), scope),
                partitions(all),
                pagings(paging, all),
                Paging.cursorForm(Tree.mapAt(paged.retriever(), "paginator"), paging, scope, fieldPaths(all)),
                Paging.wantedSize(Tree.mapAt(paged.retriever(), "paginator"), scope),
                slicing,
                Credentials.of(first.requester().get("authenticator"), scope),
                Faults.of(first.requester()),
                fieldPaths(all),
                Encoding.of(first.retriever().get("decoder")),
                new Dataset(form, slicing, source, paging, scope.now()));
    }

    private List<Paging> pagings(Paging first, List<Use> all) {
        return Stream.concat(
                        Stream.of(first),
                        all.stream().map(this::paging).filter(paging -> !(paging instanceof Paging.None)))
                .distinct()
                .toList();
    }

    private Paging paging(Use use) {
        return Paging.of(
                Tree.mapAt(use.retriever(), "paginator"),
                RequestForm.of(use.requester(), scope).method(),
                scope);
    }

    private static Set<String> names(List<Use> all) {
        var names = new LinkedHashSet<String>();
        all.forEach(use -> names.add(Tree.textAt(use.stream(), "name")));
        return names;
    }

    private @Nullable Slicing slicing(List<Use> all) {
        for (var use : all) {
            var cursor = Tree.mapAt(use.stream(), "incremental_sync");
            var slicing = Slicing.of(cursor, scope, start);
            if (slicing != null) {
                return slicing;
            }
        }
        return null;
    }

    private List<Place> partitions(List<Use> all) {
        var places = new ArrayList<Place>();
        for (var use : all) {
            for (var router : routers(use.stream())) {
                addPlace(places, router);
                Tree.list(router.get("parent_stream_configs")).forEach(parent -> addPlace(places, Tree.map(parent)));
            }
        }
        return places.stream().distinct().toList();
    }

    private void addPlace(List<Place> places, Map<String, @Nullable Object> holder) {
        var place = Place.of(holder.get("request_option"), scope.in(holder));
        if (place != null) {
            places.add(place);
        }
    }

    private List<List<String>> fieldPaths(List<Use> all) {
        var paths = new LinkedHashSet<List<String>>();
        for (var use : all) {
            var extractor = Tree.mapAt(use.retriever(), "record_selector", "extractor");
            var inner = scope.in(extractor);
            paths.add(Tree.list(extractor.get("field_path")).stream()
                    .map(key -> String.valueOf(inner.text(key.toString())))
                    .toList());
        }
        return List.copyOf(paths);
    }

    /** Fields that transformations add, with their templates. */
    private static Map<List<String>, Object> addedFields(List<Use> all) {
        var added = new LinkedHashMap<List<String>, Object>();
        for (var use : all) {
            for (var transformation : Tree.list(use.stream().get("transformations"))) {
                for (var field : Tree.list(Tree.at(transformation, "fields"))) {
                    var path = Tree.list(Tree.at(field, "path")).stream()
                            .map(Object::toString)
                            .toList();
                    added.put(path, Tree.textAt(field, "value"));
                }
            }
        }
        return added;
    }

    /** If the cursor is computed from one field of the record: that field, in a format from which the result is a time. */
    private Dataset.@Nullable CursorSource source(@Nullable Object template, Slicing slicing) {
        var paths = RecordForm.paths(template);
        if (paths.size() != 1) {
            return null;
        }
        for (var format : List.of("%Y-%m-%dT%H:%M:%SZ", "%ms", "%s", "%Y-%m-%d")) {
            var time = TimeFormat.of(format);
            if (slicing.inRecords().parse(String.valueOf(computed(template, paths.getFirst(), time))) != null) {
                return new Dataset.CursorSource(paths.getFirst(), time);
            }
        }
        return null;
    }

    private @Nullable Object computed(@Nullable Object template, List<String> path, TimeFormat format) {
        var record = new LinkedHashMap<String, @Nullable Object>();
        Tree.put(record, path, format.format(scope.now()));
        var names = scope.names();
        names.put("record", record);
        try {
            return Template.of(template).value(names);
        } catch (Unreadable | ClassCastException failing) {
            return null;
        }
    }
}
