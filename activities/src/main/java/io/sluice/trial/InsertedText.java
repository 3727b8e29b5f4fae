package io.sluice.trial;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Rows of text by batches of INSERT. */
final class InsertedText implements StagedText {

    private static final int BATCH = 1000;
    private static final long BATCH_CHARACTERS = 4L << 20;

    private final PreparedStatement insert;
    private final int width;
    private long characters;

    InsertedText(Connection session, String table, int width) throws SQLException {
        this.insert = session.prepareStatement("insert into " + table + " values (" + "?, ".repeat(width) + "?)");
        this.width = width;
    }

    @Override
    public void add(long n, @Nullable String[] row) throws SQLException {
        insert.setLong(1, n);
        for (int i = 0; i < width; i++) {
            insert.setObject(i + 2, row[i], Types.VARCHAR);
            characters += row[i] == null ? 0 : row[i].length();
        }
        insert.addBatch();
        if (n % BATCH == 0 || characters > BATCH_CHARACTERS) {
            insert.executeBatch();
            characters = 0;
        }
    }

    @Override
    public void finish() throws SQLException {
        insert.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
