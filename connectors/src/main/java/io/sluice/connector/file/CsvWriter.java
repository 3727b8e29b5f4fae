package io.sluice.connector.file;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.FileFormat;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes CSV: NULL as nothing, empty text as a pair of quotes, quotes only where they are needed. */
final class CsvWriter implements RowWriter {

    private final char delimiter;
    private final char quote;
    private final boolean header;
    private final List<Column> columns;
    private final Writer out;

    CsvWriter(FileFormat format, List<Column> columns, Writer out) {
        this.delimiter = format.delimiter();
        this.quote = format.quote();
        this.header = format.header();
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        if (header) {
            write(columns.stream().map(Column::name).toArray(String[]::new));
        }
    }

    @Override
    public void write(@Nullable String[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            var field = row[i];
            if (field != null) {
                writeField(field);
            }
        }
        out.write('\n');
    }

    private void writeField(String field) throws IOException {
        if (!needsQuotes(field)) {
            out.write(field);
            return;
        }
        if (quote == 0) {
            if (field.isEmpty()) {
                return;
            }
            throw new UnwritableText("the format has no quotes, and a value holds its delimiter or a line break");
        }
        out.write(quote);
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) == quote) {
                out.write(quote);
            }
            out.write(field.charAt(i));
        }
        out.write(quote);
    }

    private boolean needsQuotes(String field) {
        if (field.isEmpty() || field.charAt(0) == quote || field.charAt(0) == '\uFEFF') {
            return true;
        }
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == delimiter || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    @Override
    public void end() {}
}
