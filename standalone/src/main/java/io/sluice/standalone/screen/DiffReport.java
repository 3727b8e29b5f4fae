package io.sluice.standalone.screen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Real rows of a change, by table and kind; a changed row shows its cells before and after. */
public final class DiffReport {
    private static final Map<String, String> SIGNS = Map.of(
            "inserted",
            "+",
            "changed",
            "~",
            "deleted",
            "-",
            "dropped",
            "dropped",
            "rejected",
            "rejected",
            "conflict",
            "!");
    private static final List<String> ORDER =
            List.of("inserted", "changed", "deleted", "dropped", "rejected", "conflict");

    private final Screen screen;
    private final int rowsOfAKind;

    public DiffReport(Screen screen, int rowsOfAKind) {
        this.screen = screen;
        this.rowsOfAKind = rowsOfAKind;
    }

    public void print(JsonNode diff) {
        for (var table : diff.path("tables")) {
            screen.result(screen.strong(table.path("connection").asText() + ": "
                    + table.path("table").asText()));
            var rows = table(table.path("rows"));
            screen.result(rows.rows().isEmpty() ? "  no rows to show" : rows.plain());
            if (table.hasNonNull("note")) {
                screen.result("  " + table.path("note").asText());
            }
        }
    }

    private Table table(JsonNode kinds) {
        var names = new LinkedHashSet<String>();
        for (var kind : ORDER) {
            kinds.path(kind).forEach(row -> names(row, names));
        }
        var columns = new ArrayList<>(List.of(""));
        columns.addAll(names);
        columns.add("");
        var rows = new ArrayList<List<String>>();
        for (var kind : ORDER) {
            var shown = 0;
            for (var row : kinds.path(kind)) {
                if (shown++ < rowsOfAKind) {
                    rows.add(cells(SIGNS.get(kind), row, names));
                }
            }
        }
        return new Table(columns, columns.stream().map(column -> false).toList(), rows);
    }

    private static void names(JsonNode row, LinkedHashSet<String> names) {
        row.path("before").fieldNames().forEachRemaining(names::add);
        row.path("after").fieldNames().forEachRemaining(names::add);
    }

    private static List<String> cells(String sign, JsonNode row, LinkedHashSet<String> names) {
        var cells = new ArrayList<>(List.of(sign));
        for (var name : names) {
            cells.add(cell(row.path("before").path(name), row.path("after").path(name)));
        }
        cells.add(row.path("note").asText(""));
        return cells;
    }

    private static String cell(JsonNode before, JsonNode after) {
        if (before.isMissingNode() || after.isMissingNode() || before.equals(after)) {
            return text(after.isMissingNode() ? before : after);
        }
        return text(before) + " → " + text(after);
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? "NULL"
                : value.isValueNode() ? value.asText() : value.toString();
    }
}
