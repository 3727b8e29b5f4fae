package io.sluice.trial;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of text by PostgreSQL's COPY, in its CSV form: every value quoted, NULL as nothing at all. */
final class CopiedText implements StagedText {

    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final int width;
    private final StringBuilder lines = new StringBuilder(2 * CHUNK);

    CopiedText(Connection session, String table, int width) throws SQLException {
        this.copy =
                session.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin (format csv)");
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
        if (lines.length() >= CHUNK) {
            send();
        }
    }

    private void send() throws SQLException {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    @Override
    public void finish() throws SQLException {
        send();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
