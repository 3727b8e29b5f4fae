package io.sluice.target.mysql;

import static org.jooq.impl.DSL.name;

import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.target.ChainedDigest;
import io.sluice.target.StageTable;
import io.sluice.target.StageWriter;
import io.sluice.target.TargetSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Sends a page by INSERT of many rows, where LOAD DATA LOCAL is switched off. */
final class InsertWriter implements StageWriter {

    private static final Logger LOG = System.getLogger(InsertWriter.class.getName());
    private static final int MOST_PARAMETERS = 60_000;
    private static final int MOST_ROWS = 1_000;
    private static final int CHUNK = 1 << 20;

    private final TargetSession session;
    private final StageTable stage;
    private final long page;
    private final LoadText text;
    private final ChainedDigest digest;
    private final String into;
    private final String rowText;
    private final int mostRows;
    private final List<@Nullable String[]> pending = new ArrayList<>();
    private long rows;
    private long bytes;

    InsertWriter(TargetSession session, StageTable stage, long page, ChainedDigest digest) {
        this.session = session;
        this.stage = stage;
        this.page = page;
        this.text = new LoadText(stage, page);
        this.digest = digest;
        this.into = into(session.db(), stage);
        this.rowText = stage.columns().stream()
                .map(column -> column.type().kind() == Kind.BYTES ? "unhex(?)" : "?")
                .collect(Collectors.joining(", ", "(", ", ?, ?)"));
        this.mostRows = Math.min(MOST_ROWS, MOST_PARAMETERS / (stage.columns().size() + 2));
        if (page == 1) {
            LOG.log(
                    Level.WARNING,
                    "{0} refuses LOAD DATA LOCAL (local_infile is off): rows are sent by INSERT, a third as fast",
                    session.target());
        }
    }

    private static String into(DSLContext db, StageTable stage) {
        var columns = stage.columns().stream()
                .map(column -> db.render(column.quoted()))
                .collect(Collectors.joining(", "));
        return "insert into " + db.render(stage.name()) + " (" + columns + ", " + db.render(name("_page")) + ", "
                + db.render(name("_row")) + ") values ";
    }

    @Override
    public void write(@Nullable String[] row, long line) {
        text.row(row, line, digest);
        var values = new @Nullable String[row.length + 2];
        for (int i = 0; i < row.length; i++) {
            values[i] = text.value(row[i], i);
        }
        values[row.length] = String.valueOf(page);
        values[row.length + 1] = String.valueOf(line);
        pending.add(values);
        if (pending.size() == mostRows || text.length() >= CHUNK) {
            flush();
        }
    }

    @Override
    public long bytes() {
        return bytes + text.length();
    }

    @Override
    public long finish() {
        if (!pending.isEmpty()) {
            flush();
        }
        return rows;
    }

    private void flush() {
        var statement = into + String.join(", ", java.util.Collections.nCopies(pending.size(), rowText));
        try (var insert = session.jdbc().prepareStatement(statement)) {
            int at = 1;
            for (var row : pending) {
                for (var value : row) {
                    insert.setString(at++, value);
                }
            }
            rows += insert.executeLargeUpdate();
        } catch (SQLException e) {
            throw new DataAccessException("INSERT INTO " + stage.name(), e);
        }
        pending.clear();
        bytes += text.length();
        text.clear();
    }

    /** Nothing to give up: what was sent goes with the transaction. */
    @Override
    public void close() {}
}
