package io.sluice.target.postgres;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;

import io.sluice.target.ChainedDigest;
import io.sluice.target.StageTable;
import io.sluice.target.StageWriter;
import io.sluice.target.TargetSession;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Streams a page into a stage by COPY in text format. */
final class CopyWriter implements StageWriter {

    private final CopyIn copy;
    private final CopyText text;
    private final ChainedDigest digest;
    private long bytes;

    private CopyWriter(CopyIn copy, CopyText text, ChainedDigest digest) {
        this.copy = copy;
        this.text = text;
        this.digest = digest;
    }

    static CopyWriter open(TargetSession session, StageTable stage, long page, ChainedDigest digest) {
        try {
            // The stage's last transaction is flushed with all before it; a page that a power cut takes goes with its
            // ledger row.
            session.db().execute("set local synchronous_commit = off");
            var copy = session.jdbc().unwrap(PGConnection.class).getCopyAPI().copyIn(statement(session.db(), stage));
            return new CopyWriter(copy, new CopyText(stage, page), digest);
        } catch (SQLException e) {
            throw new DataAccessException("COPY " + stage.name(), e);
        }
    }

    private static String statement(DSLContext db, StageTable stage) {
        var names = Stream.concat(
                        stage.columns().stream().map(StageTable.StageColumn::quoted),
                        Stream.of(name("_page"), name("_row")))
                .toList();
        return db.render(DSL.sql("copy {0} ({1}) from stdin", stage.name(), list(names)));
    }

    @Override
    public void write(@Nullable String[] row, long line) {
        text.row(row, line, digest);
        if (text.length() >= CopyText.CHUNK) {
            flush();
        }
    }

    @Override
    public long bytes() {
        return bytes + text.length();
    }

    @Override
    public long finish() {
        flush();
        try {
            return copy.endCopy();
        } catch (SQLException e) {
            throw new DataAccessException("COPY", e);
        }
    }

    private void flush() {
        try {
            copy.writeToCopy(text.buffer(), 0, text.length());
            bytes += text.length();
            text.clear();
        } catch (SQLException e) {
            throw new DataAccessException("COPY", e);
        }
    }

    @Override
    public void close() {
        if (copy.isActive()) {
            try {
                copy.cancelCopy();
            } catch (SQLException e) {
                // The transaction is rolled back whatever this says.
            }
        }
    }
}
