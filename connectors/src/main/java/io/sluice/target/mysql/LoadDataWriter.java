package io.sluice.target.mysql;

import static org.jooq.impl.DSL.name;

import com.mysql.cj.jdbc.JdbcStatement;
import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.target.ChainedDigest;
import io.sluice.target.StageTable;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.StageWriter;
import io.sluice.target.TargetSession;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Streams a page into a stage by LOAD DATA LOCAL, a few megabytes a statement. With LOCAL the server makes a warning of every error, so a
 * statement counts only if it took exactly what was sent and warned of nothing.
 */
final class LoadDataWriter implements StageWriter {

    private static final int CHUNK = 4 << 20;

    private final TargetSession session;
    private final String statement;
    private final LoadText text;
    private final ChainedDigest digest;
    private long rows;
    private long pending;
    private long bytes;

    LoadDataWriter(TargetSession session, StageTable stage, long page, ChainedDigest digest) {
        this.session = session;
        this.statement = statement(session.db(), stage);
        this.text = new LoadText(stage, page);
        this.digest = digest;
    }

    private static String statement(DSLContext db, StageTable stage) {
        var fields = stage.columns().stream()
                .map(column -> binary(column) ? "@" + db.render(column.quoted()) : db.render(column.quoted()))
                .collect(Collectors.joining(", "));
        var decoded = stage.columns().stream()
                .filter(LoadDataWriter::binary)
                .map(column -> db.render(column.quoted()))
                .map(column -> column + " = unhex(@" + column + ")")
                .collect(Collectors.joining(", "));
        return "load data local infile 'page' into table " + db.render(stage.name())
                + " character set utf8mb4 fields terminated by '\\t' escaped by '\\\\' lines terminated by '\\n' ("
                + fields
                + ", " + db.render(name("_page")) + ", " + db.render(name("_row")) + ")"
                + (decoded.isEmpty() ? "" : " set " + decoded);
    }

    private static boolean binary(StageColumn column) {
        return column.type().kind() == Kind.BYTES;
    }

    @Override
    public void write(@Nullable String[] row, long line) {
        text.row(row, line, digest);
        pending++;
        if (text.length() >= CHUNK) {
            flush();
        }
    }

    @Override
    public long bytes() {
        return bytes + text.length();
    }

    @Override
    public long finish() {
        if (pending > 0) {
            flush();
        }
        return rows;
    }

    private void flush() {
        try (var load = session.jdbc().createStatement()) {
            load.unwrap(JdbcStatement.class)
                    .setLocalInfileInputStream(new ByteArrayInputStream(text.buffer(), 0, text.length()));
            var taken = load.executeLargeUpdate(statement);
            var warning = load.getWarnings();
            if (warning != null || taken != pending) {
                var why = warning == null ? taken + " of " + pending + " rows were taken" : warning.getMessage();
                throw new DataAccessException("LOAD DATA", new SQLException(why, "22000", code(warning)));
            }
        } catch (SQLException e) {
            throw new DataAccessException("LOAD DATA", e);
        }
        rows += pending;
        pending = 0;
        bytes += text.length();
        text.clear();
    }

    private static int code(@Nullable SQLException warning) {
        return warning == null ? 0 : warning.getErrorCode();
    }

    /** Nothing to give up: what was sent goes with the transaction. */
    @Override
    public void close() {}
}
