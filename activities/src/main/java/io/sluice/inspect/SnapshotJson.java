package io.sluice.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.database.SchemaScript;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The snapshot of one request as it is kept: tables and files in the shape that callers know, with more fields than they ask for. */
final class SnapshotJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SnapshotJson() {}

    static final String REBUILD = "rebuild";
    static final String EXTRACTS = "extracts";
    static final String NEWNESS = "newness";
    /** Columns of extracts that were met behind the sample: what is sampled again is not compared with them. */
    static final String LATE = "late";

    static final String CONDITIONS = "conditions";
    static final String FILLINGS = "fillings";

    /**
     * {@code {"tables": […], "rebuild": {connection: script}, "extracts": {step: columns}, "newness": {step: …}, "conditions": {step: …},
     * "fillings": {step: …}}}.
     */
    static String tables(List<TableMetadata> tables, Map<String, SchemaScript> scripts, Progress progress) {
        var extracts = progress.extracts();
        var newness = progress.newness();
        var conditions = progress.conditions();
        var root = JSON.createObjectNode();
        var list = root.putArray("tables");
        tables.forEach(table -> table(table, list.addObject()));
        root.set(REBUILD, JSON.valueToTree(scripts));
        if (!extracts.isEmpty()) {
            root.set(EXTRACTS, JSON.valueToTree(extracts));
        }
        if (!newness.isEmpty()) {
            root.set(NEWNESS, JSON.valueToTree(newness));
        }
        if (!conditions.isEmpty()) {
            root.set(CONDITIONS, typed(conditions));
        }
        if (!progress.fillings().isEmpty()) {
            root.set(FILLINGS, JSON.valueToTree(progress.fillings()));
        }
        return root.toString();
    }

    /** Each condition with its kind, which a bare list would lose. */
    private static ObjectNode typed(Map<Integer, List<Condition>> conditions) {
        var node = JSON.createObjectNode();
        conditions.forEach((step, all) -> {
            var list = node.putArray(String.valueOf(step));
            all.forEach(
                    condition -> list.add(JSON.convertValue(condition, com.fasterxml.jackson.databind.JsonNode.class)));
        });
        return node;
    }

    /** {@code {"root": …, "files": […]}}. */
    static String files(@Nullable String folder, List<FileMetadata> files) {
        var root = JSON.createObjectNode();
        root.put("root", folder);
        var list = root.putArray("files");
        files.forEach(file -> file(file, list.addObject()));
        return root.toString();
    }

    private static void table(TableMetadata table, ObjectNode node) {
        node.put("name", table.name().table());
        node.put("connection", table.name().connection());
        node.put("schema", table.name().schema());
        node.put("kind", table.kind().name().toLowerCase(Locale.ROOT));
        var columns = node.putArray("columns");
        table.columns().forEach(column -> column(table, column, columns.addObject()));
        node.set("primary_key", JSON.valueToTree(table.primaryKey()));
        node.set("unique_keys", JSON.valueToTree(table.uniqueKeys()));
        node.set("foreign_keys", JSON.valueToTree(table.foreignKeys()));
        node.set("referenced_by", JSON.valueToTree(table.referencedBy()));
        node.set("checks", JSON.valueToTree(table.checks()));
        node.set("triggers", JSON.valueToTree(table.triggers()));
        node.put("engine", table.engine());
        node.put("estimated_rows", table.estimatedRows());
    }

    private static void column(TableMetadata table, ColumnMetadata column, ObjectNode node) {
        node.put("name", column.name());
        node.put("type", column.nativeType());
        node.put("primary_key", table.primaryKey().contains(column.name()));
        node.put("nullable", column.nullable());
        node.put("sluice_type", column.type().toString());
        node.put("default", column.defaultExpression());
        node.put("generated", column.generated());
        node.put("identity", column.identity());
        node.put("collation", column.collation());
    }

    private static void file(FileMetadata file, ObjectNode node) {
        var format = file.format();
        node.put("path", file.path());
        node.put("type", format == null ? null : format.kind().name().toLowerCase(Locale.ROOT));
        node.set(
                "headers",
                JSON.valueToTree(file.columns().stream().map(Column::name).toList()));
        node.set(
                "types",
                JSON.valueToTree(
                        file.columns().stream().map(c -> c.type().toString()).toList()));
        node.put("size", file.bytes());
        node.put("modified", file.modified().toString());
        if (format != null) {
            node.put("charset", format.charset());
            node.put("delimiter", String.valueOf(format.delimiter()));
        }
        node.put("unreadable", file.unreadable());
    }
}
