package io.sluice.standalone.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.client.ControlCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Rows under named columns, as text for people, Markdown or CSV. */
public record Table(List<String> columns, List<Boolean> numeric, List<List<String>> rows) {
    private static final int WIDEST = 60;
    private static final String NUMERIC = "(int64|float64|decimal).*";

    /** From {@code {"columns":[{"name","type"}],"rows":[[…]]}}. */
    public static Table of(JsonNode json) {
        var columns = new ArrayList<String>();
        var numeric = new ArrayList<Boolean>();
        for (var column : json.path("columns")) {
            columns.add(column.path("name").asText());
            numeric.add(column.path("type").asText().matches(NUMERIC));
        }
        var rows = StreamSupport.stream(json.path("rows").spliterator(), false)
                .map(Table::cells)
                .toList();
        return new Table(columns, numeric, rows);
    }

    private static List<String> cells(JsonNode row) {
        var cells = new ArrayList<String>();
        row.forEach(value -> cells.add(value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString()));
        return cells;
    }

    public Table first(int count) {
        return new Table(columns, numeric, rows.subList(0, Math.min(count, rows.size())));
    }

    /** Columns side by side, numbers to the right, control characters made visible, long values cut. */
    public String plain() {
        var shown = rows.stream()
                .map(row -> row.stream().map(Table::shortened).toList())
                .toList();
        var widths = IntStream.range(0, columns.size())
                .map(column -> Math.max(
                        Width.of(columns.get(column)),
                        shown.stream()
                                .mapToInt(row -> Width.of(row.get(column)))
                                .max()
                                .orElse(0)))
                .toArray();
        var lines = new ArrayList<String>();
        lines.add(line(columns, widths));
        lines.add(IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining("  ")));
        shown.forEach(row -> lines.add(line(row, widths)));
        return String.join("\n", lines);
    }

    public String markdown() {
        var lines = new ArrayList<String>();
        lines.add(markdownRow(columns));
        lines.add(numeric.stream().map(right -> right ? "---:" : "---").collect(Collectors.joining(" | ", "| ", " |")));
        rows.forEach(row -> lines.add(markdownRow(row)));
        return String.join("\n", lines);
    }

    public String csv() {
        var lines = new ArrayList<String>();
        lines.add(csvRow(columns));
        rows.forEach(row -> lines.add(csvRow(row)));
        return String.join("\n", lines);
    }

    private String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> padded(cells.get(column), widths[column], numeric.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String padded(String text, int width, boolean right) {
        var blanks = " ".repeat(width - Width.of(text));
        return right ? blanks + text : text + blanks;
    }

    /** Data must not be able to steer the terminal. */
    private static String shortened(String text) {
        var line = text.replace("\r\n", "↵").replace('\n', '↵').replace('\t', '⇥');
        return Width.cut(ControlCharacters.marked(line), WIDEST);
    }

    private static String markdownRow(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replaceAll("\\R", "<br>"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String csvRow(List<String> cells) {
        return cells.stream().map(Table::csvCell).collect(Collectors.joining(","));
    }

    private static String csvCell(String cell) {
        return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
