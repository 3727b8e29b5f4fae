package io.sluice.author.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.author.Task;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import java.util.List;

/** The part of the world that a model may see: names and types as quoted JSON fields, each capped, never a row and never a secret. */
final class Excerpt {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FILES = 60;
    private static final int COLUMNS = 80;
    private static final int LENGTH = 120;

    private final Task task;
    private final List<TableMetadata> tables;
    private final List<FileMetadata> files;

    Excerpt(Task task, List<TableMetadata> tables, List<FileMetadata> files) {
        this.task = task;
        this.tables = List.copyOf(tables);
        this.files = List.copyOf(files);
    }

    ObjectNode json() {
        var excerpt = JSON.createObjectNode();
        excerpt.put("sentence", task.sentence());
        excerpt.put("today", task.now().atZone(task.timezone()).toLocalDate().toString());
        excerpt.put("target_connection", task.target());
        task.answers().forEach(excerpt.putArray("answers")::add);
        var databases = excerpt.putArray("databases");
        task.databases().forEach(database -> databases
                .addObject()
                .put("connection", cap(database.name()))
                .put("dialect", dialect(database.kind()))
                .put("default_schema", cap(database.schema())));
        var catalog = excerpt.putObject("catalog");
        tables(catalog.putArray("tables"));
        files(catalog.putArray("files"));
        return excerpt;
    }

    private static String dialect(Connection.Kind kind) {
        return switch (kind) {
            case POSTGRES -> "PostgreSQL: quote identifiers with \", texts with '; use ILIKE, date_trunc, ::type";
            case MYSQL -> "MySQL/MariaDB: quote identifiers with `, texts with '; no FULL JOIN, no ::";
            case SQLITE -> "SQLite, read only";
            case FILES -> "files";
            case API -> "API, streams only";
        };
    }

    private void tables(ArrayNode list) {
        tables.forEach(table -> table(list.addObject(), table));
    }

    private static void table(ObjectNode node, TableMetadata table) {
        node.put("table", cap(table.name().toString()));
        names(node.putArray("primary_key"), table.primaryKey());
        var columns = node.putArray("columns");
        table.columns().stream().limit(COLUMNS).forEach(column -> columns.addObject()
                .put("name", cap(column.name()))
                .put("type", cap(column.nativeType()))
                .put("nullable", column.nullable()));
        var references = node.putArray("references");
        table.foreignKeys()
                .forEach(key -> references.add(cap(String.join(",", key.columns()) + " -> " + key.table() + "("
                        + String.join(",", key.otherColumns()) + ")")));
    }

    private void files(ArrayNode list) {
        files.stream()
                .filter(file -> file.unreadable() == null)
                .limit(FILES)
                .forEach(file -> file(list.addObject(), file));
    }

    private static void file(ObjectNode node, FileMetadata file) {
        node.put("path", cap(file.path())).put("bytes", file.bytes());
        var columns = node.putArray("columns");
        file.columns().stream().limit(COLUMNS).forEach(column -> columns.addObject()
                .put("name", cap(column.name()))
                .put("type", column.type().toString()));
    }

    private static void names(ArrayNode list, List<String> names) {
        names.forEach(name -> list.add(cap(name)));
    }

    /** Control characters and length are what a hostile name would use. */
    static String cap(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LENGTH ? plain : plain.substring(0, LENGTH) + "…";
    }
}
