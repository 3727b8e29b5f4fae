package io.sluice.author.movement;

import io.sluice.author.Database;
import io.sluice.author.Sources;
import io.sluice.author.Task;
import io.sluice.author.Values;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.catalog.TableMetadata.ForeignKey;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All sources of a sentence as if they were the tables of one database: so a question about them is read like any other. */
final class JoinedCatalog {

    /** Where the outputs seem to lie while a question is read; no statement keeps it. */
    static final String SCHEMA = "sluice_outputs";

    private static final int LONGEST_TEXT = 80;

    private final Task task;
    private final List<Found> sources;
    private final List<Sampled> sampled;
    private final List<KeyInference.Reference> references;

    JoinedCatalog(Task task, List<Found> sources) {
        this.task = task;
        this.sources = sources;
        this.sampled = sources.stream()
                .map(found -> new Sampled(name(found), found.sample(), declaredKey(found)))
                .toList();
        this.references = new KeyInference(sampled).references();
    }

    /** What ties the sources by their names and values, each as "a.x = b.y". */
    List<String> pairs() {
        return references.stream()
                .map(reference -> reference.one().name().table() + "." + reference.key() + " = "
                        + reference.many().name().table() + "." + reference.column())
                .toList();
    }

    /** Columns that should lead to another source and do not. */
    List<String> unlinked() {
        return new KeyInference(sampled).unlinked(references);
    }

    /** The question as a task of its own, on nothing but these sources. */
    Task asking(String question) {
        var database = new Database(task.target(), task.database(task.target()).kind(), SCHEMA);
        return new Task(
                question,
                List.of(),
                new Catalog(tables(), List.of()),
                List.of(database),
                task.target(),
                task.now(),
                task.timezone(),
                (asked, tables) -> held(texts()),
                Sources.NONE);
    }

    /** The references that no database declares: a person should see them. */
    List<String> inferred() {
        return references.stream()
                .filter(reference -> !declared(reference))
                .map(reference -> reference.many().name().table() + "." + reference.column() + " and "
                        + reference.one().name().table() + "." + reference.key()
                        + " are taken for the same, by their names and values"
                        + (reference.isUnlike() ? ", the number compared as a text" : ""))
                .toList();
    }

    private boolean declared(KeyInference.Reference reference) {
        return foreignKeys(sources.get(sampled.indexOf(reference.many()))).stream()
                .anyMatch(key -> key.table().equals(reference.one().name()));
    }

    private List<TableMetadata> tables() {
        return sources.stream().map(this::table).toList();
    }

    private TableMetadata table(Found found) {
        var source = sampled.get(sources.indexOf(found));
        var declared = foreignKeys(found);
        var others = references.stream()
                .filter(reference -> reference.many() == source && !declared(reference))
                .map(KeyInference.Reference::foreignKey);
        var key = found.table().map(TableMetadata::primaryKey).filter(known -> !known.isEmpty());
        return new TableMetadata(
                source.name(),
                TableMetadata.Kind.TABLE,
                source.columns().stream().map(column -> column(found, column)).toList(),
                key.orElseGet(() -> ownKey(source)),
                found.table().map(TableMetadata::uniqueKeys).orElse(List.of()),
                Stream.concat(declared.stream(), others).toList(),
                List.of(),
                List.of(),
                List.of(),
                null,
                found.sample().rows().size(),
                found.table().map(TableMetadata::comment).orElse(null));
    }

    /** A key that refers to another source is that one's; what does nothing but tie two things is named by both. */
    private List<String> ownKey(Sampled source) {
        if (KeyInference.isTie(source)) {
            return source.columns().stream().map(Column::name).toList();
        }
        return KeyInference.key(source).stream()
                .filter(key -> references.stream()
                        .noneMatch(reference ->
                                reference.many() == source && reference.column().equals(key)))
                .toList();
    }

    private static ColumnMetadata column(Found found, Column column) {
        var comment =
                found.table().flatMap(table -> table.column(column.name())).map(ColumnMetadata::comment);
        return new ColumnMetadata(
                column.name(),
                column.type().toString(),
                column.type(),
                true,
                null,
                false,
                false,
                null,
                comment.orElse(null));
    }

    /** Foreign keys to other sources of the sentence; those to tables that it does not name lead nowhere here. */
    private List<ForeignKey> foreignKeys(Found found) {
        var keys = new ArrayList<ForeignKey>();
        for (var key : found.table().map(TableMetadata::foreignKeys).orElse(List.of())) {
            sources.stream()
                    .filter(other -> other.table().map(TableMetadata::name).equals(Optional.of(key.table())))
                    .findFirst()
                    .ifPresent(other -> keys.add(new ForeignKey(
                            key.name(), key.columns(), name(other), key.otherColumns(), key.onDelete())));
        }
        return keys;
    }

    private TableName name(Found found) {
        return new TableName(task.target(), SCHEMA, found.output());
    }

    private static List<String> declaredKey(Found found) {
        return found.table().map(TableMetadata::rowKey).orElse(List.of());
    }

    private static Values.Held held(Map<String, List<Values.Value>> texts) {
        return text -> texts.getOrDefault(text, List.of());
    }

    /** Where which text stands, by the text in lower case. */
    private Map<String, List<Values.Value>> texts() {
        var texts = new HashMap<String, List<Values.Value>>();
        for (var source : sampled) {
            for (int i = 0; i < source.columns().size(); i++) {
                if (source.columns().get(i).type().equals(ColumnType.TEXT)) {
                    add(texts, source, i);
                }
            }
        }
        return texts;
    }

    private static void add(Map<String, List<Values.Value>> texts, Sampled source, int column) {
        source.rows().stream()
                .map(row -> row.get(column))
                .filter(text -> text != null && !text.isBlank() && text.length() <= LONGEST_TEXT)
                .distinct()
                .forEach(text -> texts.computeIfAbsent(text.strip().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(new Values.Value(
                                source.name(), source.columns().get(column).name(), text)));
    }
}
