package io.sluice.connector.file;

import io.sluice.connector.file.excel.Cell;
import io.sluice.connector.file.excel.CellName;
import io.sluice.connector.file.excel.SheetRows;
import io.sluice.connector.file.excel.Workbook;
import io.sluice.connector.rows.Records;
import io.sluice.pipeline.FileFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet; one with a value beside the named columns, or with a cell that shows an error, is at fault. */
final class ExcelRecords implements Records {

    private static final int MAX_RAW = 2_000;

    private final String path;
    private final Workbook book;
    private final SheetRows rows;
    private final int[] positions;
    private int width;
    /** The first row of a sheet without names, read already to learn the width. */
    private boolean pending;

    private ExcelRecords(String path, Workbook book, SheetRows rows, List<String> names) {
        this.path = path;
        this.book = book;
        this.rows = rows;
        this.positions = new int[names.size()];
    }

    static ExcelRecords open(String path, Path file, FileFormat format, List<String> names) throws IOException {
        var book = Workbook.open(file);
        try {
            var rows = book.rows(ExcelSheets.one(book, path, PartPath.of(path).part()));
            var records = new ExcelRecords(path, book, rows, names);
            records.find(names, format.header());
            return records;
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e;
        }
    }

    private void find(List<String> names, boolean header) throws IOException {
        if (!rows.advance()) {
            throw FileFaults.badData(path, "the sheet is empty", "Write names into its first row and values below");
        }
        width = rows.cells().size();
        pending = !header;
        var columns =
                header ? HeaderNames.of(rows.cells().stream().map(Cell::text).toList()) : HeaderNames.numbered(width);
        for (int i = 0; i < positions.length; i++) {
            positions[i] = columns.indexOf(names.get(i));
            if (positions[i] < 0) {
                throw FileFaults.badData(
                        path,
                        "there is no column " + names.get(i) + "; the columns are " + String.join(", ", columns),
                        "Use one of the sheet's column names");
            }
        }
    }

    @Override
    public boolean advance() {
        if (pending) {
            pending = false;
            return true;
        }
        try {
            return rows.advance();
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }

    @Override
    public @Nullable String fault() {
        var cells = rows.cells();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (cell.fault() != null) {
                return CellName.letters(i) + rows.number() + ": " + cell.fault();
            }
            if (i >= width && !cell.isBlank()) {
                return CellName.letters(i) + rows.number() + " is beside the named columns";
            }
        }
        return null;
    }

    @Override
    public @Nullable String field(int name) {
        var cells = rows.cells();
        return positions[name] < cells.size() ? cells.get(positions[name]).text() : null;
    }

    @Override
    public long line() {
        return rows.number();
    }

    @Override
    public String raw() {
        var text = rows.cells().stream()
                .map(cell -> cell.text() == null ? "" : cell.text())
                .collect(Collectors.joining(", "));
        return text.substring(0, Math.min(text.length(), MAX_RAW));
    }

    @Override
    public long bytesRead() {
        return -1;
    }

    @Override
    public void close() {
        try (book;
                rows) {
            // both
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }
}
