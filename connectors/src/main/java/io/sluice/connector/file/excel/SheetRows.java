package io.sluice.connector.file.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet that hold anything, pulled one by one; a formula counts for the value that was stored with it. */
public final class SheetRows implements AutoCloseable {

    /** What Excel lets a sheet have. */
    private static final int MOST_COLUMNS = 16_384;

    private final Xml xml;
    private final SharedTexts texts;
    private final Styles styles;
    private final Numbers numbers;
    private final List<Cell> cells = new ArrayList<>();
    private int number;
    private boolean inData;
    private boolean ended;

    SheetRows(Xml xml, SharedTexts texts, Styles styles, Numbers numbers) {
        this.xml = xml;
        this.texts = texts;
        this.styles = styles;
        this.numbers = numbers;
    }

    /** Moves to the next row that is not blank. */
    public boolean advance() throws IOException {
        while (!ended && nextRow()) {
            read();
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                return true;
            }
        }
        return false;
    }

    private boolean nextRow() throws IOException {
        while (!inData) {
            if (!xml.nextStart()) {
                ended = true;
                return false;
            }
            inData = xml.name().equals("sheetData");
        }
        while (xml.nextWithin("sheetData")) {
            if (xml.name().equals("row")) {
                return true;
            }
        }
        ended = true;
        return false;
    }

    private void read() throws IOException {
        var written = xml.attribute("r");
        number = written == null ? number + 1 : CellName.number(written);
        cells.clear();
        while (xml.nextWithin("row")) {
            if (xml.name().equals("c")) {
                var name = xml.attribute("r");
                var column = name == null ? cells.size() : CellName.column(name);
                var cell = cell();
                place(column, cell);
            }
        }
    }

    private void place(int column, Cell cell) throws BadWorkbook {
        if (column >= MOST_COLUMNS) {
            throw BadWorkbook.corrupt("row " + number + " has a cell beyond the last column");
        }
        while (cells.size() <= column) {
            cells.add(Cell.EMPTY);
        }
        cells.set(column, cell);
    }

    private Cell cell() throws IOException {
        var type = xml.attribute("t");
        var style = xml.attribute("s");
        String value = null;
        String inline = null;
        var formula = false;
        while (xml.nextWithin("c")) {
            switch (xml.name()) {
                case "v" -> value = xml.text();
                case "is" -> inline = RichText.read(xml, "is");
                case "f" -> {
                    formula = true;
                    xml.text();
                }
                default -> {}
            }
        }
        if (inline != null) {
            return Cell.text(inline);
        }
        if (value == null) {
            return formula ? Cell.faulty("a formula without a stored value: open and save the workbook") : Cell.EMPTY;
        }
        return cell(type == null ? "n" : type, value, style);
    }

    private Cell cell(String type, String value, @Nullable String style) throws IOException {
        return switch (type) {
            case "n" -> value.isBlank() ? Cell.EMPTY : numbers.cell(value.strip(), styles.of(style));
            case "s" -> Cell.text(texts.at(CellName.number(value.strip())));
            case "str", "inlineStr" -> Cell.text(RichText.unescaped(value));
            case "b" -> Cell.value(value.strip().equals("1") ? "true" : "false");
            case "e" -> Cell.faulty("the cell shows the error " + value);
            case "d" -> Cell.value(value.strip());
            default -> Cell.faulty("a cell of the unknown type " + type);
        };
    }

    /** Cells by their column, as far as there are any. */
    public List<Cell> cells() {
        return cells;
    }

    /** The row's number as Excel shows it, from 1. */
    public int number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        try (xml;
                texts) {
            // both
        }
    }
}
