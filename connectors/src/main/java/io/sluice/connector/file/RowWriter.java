package io.sluice.connector.file;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.FileFormat.Kind;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of canonical text in one file format. */
interface RowWriter {

    /** What stands before the first row of a new file. */
    void begin() throws IOException;

    void write(@Nullable String[] row) throws IOException;

    /** What stands after the last row; does not close the file. */
    void end() throws IOException;

    static RowWriter of(FileFormat format, List<Column> columns, Writer out) {
        if (!format.kind().isWritten()) {
            throw new IllegalArgumentException("no " + format.kind() + " is written; the inspector refuses it");
        }
        return format.kind() == Kind.CSV ? new CsvWriter(format, columns, out) : new JsonWriter(format, columns, out);
    }
}
