package io.sluice.connector.file;

import io.sluice.connector.file.excel.Cell;
import io.sluice.connector.file.excel.SheetRows;
import io.sluice.connector.file.excel.Workbook;
import io.sluice.connector.file.excel.Workbook.Sheet;
import io.sluice.connector.rows.TypeGuess;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.FileFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a sheet: named by its first row, typed by the rows below it. */
final class ExcelDetector {

    private static final int ROWS = 20_000;

    private ExcelDetector() {}

    static Detected detect(String path, Path file, @Nullable String sheet) throws IOException {
        try (var book = Workbook.open(file)) {
            var chosen = ExcelSheets.one(book, path, sheet);
            try (var rows = book.rows(chosen)) {
                return rows.advance()
                        ? columns(book, chosen, rows)
                        : new Detected(null, List.of(), "the sheet " + chosen.name() + " is empty");
            }
        }
    }

    private static Detected columns(Workbook book, Sheet sheet, SheetRows rows) throws IOException {
        var header = List.copyOf(rows.cells());
        var line = rows.number();
        var guesses = header.stream().map(cell -> new TypeGuess()).toList();
        var second = new ArrayList<Cell>();
        for (int count = 0; count < ROWS && rows.advance(); count++) {
            if (count == 0) {
                second.addAll(rows.cells());
            }
            see(guesses, rows.cells(), rows.number());
        }
        var merged = book.mergedAcross(sheet, line);
        if (merged.isPresent()) {
            return unusable("the cells " + merged.get() + " of its first row are merged: columns need a name each");
        }
        if (filled(header) == 1 && filled(second) > 1) {
            return unusable("its first row, \"" + text(header) + "\", is a title and names no columns");
        }
        return typed(header, guesses);
    }

    private static Detected typed(List<Cell> header, List<TypeGuess> guesses) {
        var named = isHeader(header, guesses);
        if (!named) {
            see(guesses, header, 0);
        }
        var names =
                named ? HeaderNames.of(header.stream().map(Cell::text).toList()) : HeaderNames.numbered(header.size());
        return Detected.table(FileFormat.sheet(named), names, guesses);
    }

    private static Detected unusable(String why) {
        return new Detected(null, List.of(), why + "; write the names into one row, above the values");
    }

    private static void see(List<TypeGuess> guesses, List<Cell> cells, long line) {
        for (int i = 0; i < Math.min(guesses.size(), cells.size()); i++) {
            if (cells.get(i).bare()) {
                guesses.get(i).see(cells.get(i).text(), line);
            } else {
                guesses.get(i).seeText(cells.get(i).text(), line);
            }
        }
    }

    /** Names are text; a row with a number in it holds values, unless the number could be a year above numbers. */
    private static boolean isHeader(List<Cell> first, List<TypeGuess> below) {
        var allText = true;
        for (int i = 0; i < first.size(); i++) {
            var cell = first.get(i);
            var year = cell.text() != null && cell.text().matches("(19|20)\\d\\d");
            allText &= !cell.bare() || year && !below.get(i).type().equals(ColumnType.TEXT);
        }
        return allText;
    }

    private static long filled(List<Cell> cells) {
        return cells.stream().filter(cell -> !cell.isBlank()).count();
    }

    private static String text(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> !cell.isBlank())
                .map(cell -> String.valueOf(cell.text()))
                .findFirst()
                .orElse("");
    }
}
