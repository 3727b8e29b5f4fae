package io.sluice.connector.file;

import io.sluice.connector.file.excel.Workbook;
import io.sluice.connector.file.excel.Workbook.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which sheet of a workbook is read: the one that is named, else the only one that holds anything. */
final class ExcelSheets {

    private ExcelSheets() {}

    /** Paths of the sheets of a workbook that has several; none where its own path is enough. */
    static List<String> several(String path, Path file) {
        try (var book = Workbook.open(file)) {
            var filled = book.filled();
            return filled.size() < 2
                    ? List.of()
                    : filled.stream()
                            .map(sheet -> PartPath.named(path, sheet.name()))
                            .toList();
        } catch (IOException e) {
            return List.of(); // describing it says why
        }
    }

    static Sheet one(Workbook book, String path, @Nullable String name) throws IOException {
        var filled = book.filled();
        if (name != null) {
            return book.sheet(name)
                    .orElseThrow(() -> FileFaults.badData(
                            path,
                            "there is no sheet " + name + "; " + listed(filled),
                            "Name one of its sheets behind a #"));
        }
        if (filled.isEmpty()) {
            throw FileFaults.badData(
                    path, "its sheets are empty", "Fill in a sheet: names in the first row, values below");
        }
        if (filled.size() > 1) {
            throw FileFaults.badData(
                    path,
                    "it has several sheets; " + listed(filled),
                    "Name the one that is meant: "
                            + PartPath.named(path, filled.getFirst().name()));
        }
        return filled.getFirst();
    }

    private static String listed(List<Sheet> sheets) {
        return sheets.stream().map(Sheet::name).collect(Collectors.joining(", ", "its sheets are ", ""));
    }
}
