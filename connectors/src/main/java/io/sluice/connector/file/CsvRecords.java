package io.sluice.connector.file;

import io.sluice.connector.rows.Records;
import io.sluice.pipeline.FileFormat;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The records of a CSV or TSV file; a record with more or fewer fields than the header is at fault. */
final class CsvRecords implements Records {

    private final String path;
    private final StrictReader reader;
    private final CsvTokenizer tokens;
    private final int[] positions;
    private int width = -1;
    /** The first record of a file without a header, read already to learn the width. */
    private boolean pending;

    CsvRecords(String path, StrictReader reader, FileFormat format, List<String> names) {
        this.path = path;
        this.reader = reader;
        this.tokens = new CsvTokenizer(reader, format.delimiter(), format.quote());
        this.positions = new int[names.size()];
        var columns = columns(format.header());
        for (int i = 0; i < positions.length; i++) {
            positions[i] = columns.indexOf(names.get(i));
            if (positions[i] < 0 && width >= 0) {
                close();
                throw unknown(names.get(i), columns);
            }
        }
    }

    private List<String> columns(boolean header) {
        boolean some = read();
        pending = some && !header;
        if (!some && header) {
            throw FileFaults.empty(path);
        }
        width = some ? tokens.size() : -1;
        if (header && tokens.fault() != null) {
            throw FileFaults.badData(
                    path, "the header cannot be used: " + tokens.fault(), "Correct the first line of the file");
        }
        return header ? HeaderNames.of(tokens) : HeaderNames.numbered(width);
    }

    private RuntimeException unknown(String name, List<String> columns) {
        var shown = columns.stream().limit(20).collect(Collectors.joining(", "));
        return FileFaults.badData(
                path,
                "there is no column " + name + "; the columns are " + shown,
                "Use one of the file's column names");
    }

    @Override
    public boolean advance() {
        if (pending) {
            pending = false;
            return true;
        }
        return width >= 0 && read();
    }

    /** Moves on; an empty line is a record only in a file of one column. */
    private boolean read() {
        try {
            do {
                if (!tokens.advance()) {
                    return false;
                }
                if (tokens.unterminated()) {
                    throw FileFaults.badData(
                            path,
                            String.valueOf(tokens.fault()),
                            "Close the quote, or say which quote character the file uses");
                }
            } while (tokens.emptyLine() && width != 1);
            return true;
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }

    @Override
    public @Nullable String fault() {
        if (tokens.fault() == null && tokens.size() != width) {
            return "it has " + tokens.size() + " fields and the file has " + width + " columns";
        }
        return tokens.fault();
    }

    @Override
    public @Nullable String field(int name) {
        return tokens.field(positions[name]);
    }

    @Override
    public long line() {
        return tokens.line();
    }

    @Override
    public String raw() {
        return tokens.raw();
    }

    @Override
    public long bytesRead() {
        return reader.bytesRead();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }
}
