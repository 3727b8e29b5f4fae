package io.sluice.connector.file;

import io.sluice.connector.rows.Records;
import io.sluice.pipeline.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file, of no columns but those that are needed. */
final class ParquetRecords implements Records {

    private static final int MAX_RAW = 2_000;

    private final ParquetFile file;
    private final Statement statement;
    private final ResultSet result;
    private final @Nullable String[] fields;
    private @Nullable String fault;
    private long row;

    private ParquetRecords(ParquetFile file, Statement statement, ResultSet result, int width) {
        this.file = file;
        this.statement = statement;
        this.result = result;
        this.fields = new String[width];
    }

    static ParquetRecords open(String path, Path location, List<String> names) throws IOException {
        var file = ParquetFile.open(path, location);
        try {
            var wanted = wanted(path, file.columns(), names);
            var statement = file.statement();
            return new ParquetRecords(file, statement, file.rows(statement, wanted), names.size());
        } catch (SQLException e) {
            file.close();
            throw file.unreadable(e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static List<Column> wanted(String path, List<Column> columns, List<String> names) {
        var wanted = new ArrayList<Column>();
        for (var name : names) {
            wanted.add(columns.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> FileFaults.badData(
                            path,
                            "there is no column " + name + "; the columns are "
                                    + columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                            "Use one of the file's column names")));
        }
        return wanted;
    }

    @Override
    public boolean advance() {
        try {
            if (!result.next()) {
                return false;
            }
            row++;
            fault = null;
            for (int i = 0; i < fields.length; i++) {
                fields[i] = result.getString(i + 1);
                if (fields[i] != null && fields[i].indexOf('\0') >= 0) {
                    fault = "it holds a NUL character (U+0000)";
                }
            }
            return true;
        } catch (SQLException e) {
            throw file.unreadable(e);
        }
    }

    @Override
    public @Nullable String fault() {
        return fault;
    }

    @Override
    public @Nullable String field(int name) {
        return fields[name];
    }

    @Override
    public long line() {
        return row;
    }

    @Override
    public String raw() {
        var text = String.join(
                ", ", java.util.Arrays.stream(fields).map(String::valueOf).toList());
        return text.substring(0, Math.min(text.length(), MAX_RAW));
    }

    @Override
    public long bytesRead() {
        return -1;
    }

    @Override
    public void close() {
        try (file;
                statement;
                result) {
            // all three
        } catch (SQLException e) {
            // Nothing depends on a polite end of a read.
        }
    }
}
