package io.sluice.trial;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows of text by PostgreSQL's COPY, in its CSV form: every value quoted, NULL as nothing at all. Each batch is a COPY of its own, so that
 * none is open while the next rows are fetched: they may come by a cursor of the very same session, and the time they take is not the
 * statement's.
 */
final class CopiedText implements StagedText {

    private static final int BATCH = 1 << 20;

    private final PGConnection session;
    private final String copy;
    private final int width;
    private final StringBuilder lines = new StringBuilder();

    CopiedText(Connection session, String table, int width) throws SQLException {
        this.session = session.unwrap(PGConnection.class);
        this.copy = "copy " + table + " from stdin (format csv)";
        this.width = width;
    }

    @Override
    public void add(long n, @Nullable String[] row) throws SQLException {
        lines.append(n);
        for (int i = 0; i < width; i++) {
            lines.append(',');
            if (row[i] != null) {
                lines.append('"').append(row[i].replace("\"", "\"\"")).append('"');
            }
        }
        lines.append('\n');
        if (lines.length() >= BATCH) {
            finish();
        }
    }

    @Override
    public void finish() throws SQLException {
        try {
            session.getCopyAPI().copyIn(copy, new StringReader(lines.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string does not break off
        }
        lines.setLength(0);
    }

    @Override
    public void close() {
        // nothing is open between two batches
    }
}
