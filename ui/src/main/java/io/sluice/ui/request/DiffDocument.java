package io.sluice.ui.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.store.DiffKind;
import io.sluice.store.DiffRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Real rows of a change, at most 50 a table and kind. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DiffDocument(@Nullable String proof, List<TableRows> tables) {

    /** {@code note} says what the rows alone do not. */
    public record TableRows(
            String connection,
            String table,
            Map<String, List<RowDocument>> rows,
            @Nullable String note) {}

    /** Old and new content as JSON objects, as they were stored. */
    public record RowDocument(
            @JsonRawValue @Nullable String before,
            @JsonRawValue @Nullable String after,
            @Nullable String note) {}

    private static final String CHANGED_WITHOUT_KEY =
            "This table has no key, so a row that changes is shown as one deleted and one inserted.";

    static DiffDocument none() {
        return new DiffDocument(null, List.of());
    }

    /** {@code keyless}: the tables that have no key to tell rows apart by. */
    static DiffDocument of(String proof, List<DiffRows.TableRow> rows, Set<String> keyless) {
        var tables = new LinkedHashMap<String, TableRows>();
        for (var row : rows) {
            tables.computeIfAbsent(row.table(), DiffDocument::table)
                    .rows()
                    .computeIfAbsent(kind(row.kind()), kind -> new ArrayList<>())
                    .add(new RowDocument(
                            row.row().before(), row.row().after(), row.row().note()));
        }
        return new DiffDocument(
                proof,
                tables.entrySet().stream()
                        .map(table -> noted(table.getValue(), keyless.contains(table.getKey())))
                        .toList());
    }

    private static TableRows noted(TableRows table, boolean keyless) {
        var bothWays = table.rows().keySet().containsAll(Set.of("inserted", "deleted"));
        return keyless && bothWays
                ? new TableRows(table.connection(), table.table(), table.rows(), CHANGED_WITHOUT_KEY)
                : table;
    }

    /** A connection's name holds no dot. */
    private static TableRows table(String qualified) {
        var dot = qualified.indexOf('.');
        return new TableRows(
                dot < 0 ? "" : qualified.substring(0, dot), qualified.substring(dot + 1), new LinkedHashMap<>(), null);
    }

    private static String kind(DiffKind kind) {
        return switch (kind) {
            case INSERT -> "inserted";
            case CHANGE -> "changed";
            case DELETE -> "deleted";
            case DROP -> "dropped";
            case REJECT -> "rejected";
        };
    }
}
