package io.sluice.trial;

import io.sluice.connector.RowStream;
import io.sluice.pipeline.Column;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Brings rows of canonical text into a sandbox database: first as text, then by one statement into typed columns. */
final class Staging {

    /** What a sandbox run reads of one source at most. */
    static final int ROWS = 100_000;

    private static final long CHARACTERS = 256L << 20;

    static final String STAGE = "sluice_stage";
    private static final int BATCH = 1000;
    private static final long BATCH_CHARACTERS = 4L << 20;

    private Staging() {}

    /** Makes a typed table of all rows. */
    static Filled into(TrialDatabase trial, String table, List<Column> columns, RowStream rows) throws SQLException {
        var engine = trial.engine();
        var definitions = columns.stream().map(column -> engine.quote(column.name()) + " " + trial.type(column.type()));
        var filled = fill(trial, columns.size(), rows);
        try (var statement = trial.session().createStatement()) {
            statement.execute("create table " + table + " (" + String.join(", ", definitions.toList()) + ")");
            var values = new ArrayList<String>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(trial.value(
                        column(i),
                        columns.get(i).type(),
                        trial.type(columns.get(i).type())));
            }
            statement.execute(
                    "insert into " + table + " select " + String.join(", ", values) + " from " + STAGE + " order by n");
            statement.execute("drop table " + STAGE);
        }
        return filled;
    }

    /** What was staged; {@code complete} unless there were more rows than a run reads. */
    record Filled(long rows, boolean complete) {}

    /** Fills the temporary table {@link #STAGE} with columns {@code n, c0, c1 …}. */
    static Filled fill(TrialDatabase trial, int width, RowStream rows) throws SQLException {
        var columns = IntStream.range(0, width).mapToObj(Staging::column).toList();
        try (var statement = trial.session().createStatement()) {
            statement.execute("create temporary table " + STAGE + " (n bigint, "
                    + String.join(" " + trial.text() + ", ", columns) + " " + trial.text() + ")");
        }
        var places = "?, ".repeat(width) + "?";
        try (var insert = trial.session().prepareStatement("insert into " + STAGE + " values (" + places + ")")) {
            long n = 0;
            long characters = 0;
            long sent = 0;
            boolean more = rows.advance();
            while (more && rows.tally().read() <= ROWS && characters <= CHARACTERS) {
                insert.setLong(1, ++n);
                for (int i = 0; i < width; i++) {
                    var text = rows.row()[i];
                    insert.setObject(i + 2, text, Types.VARCHAR);
                    characters += text == null ? 0 : text.length();
                }
                insert.addBatch();
                if (n % BATCH == 0 || characters - sent > BATCH_CHARACTERS) {
                    insert.executeBatch();
                    sent = characters;
                }
                more = rows.advance();
            }
            insert.executeBatch();
            return new Filled(n, !more);
        }
    }

    static String column(int i) {
        return "c" + i;
    }
}
