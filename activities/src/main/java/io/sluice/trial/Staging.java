package io.sluice.trial;

import io.sluice.connector.RowStream;
import io.sluice.pipeline.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Brings rows of canonical text into a sandbox database: first as text, then by one statement into typed columns. */
final class Staging {

    /** What a sandbox run reads of one source at most. */
    static final int ROWS = 100_000;

    private static final long CHARACTERS = 256L << 20;

    static final String STAGE = "sluice_stage";

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
        try (var text = StagedText.into(trial, STAGE, width)) {
            long n = 0;
            long characters = 0;
            boolean more = rows.advance();
            while (more && rows.tally().read() <= ROWS && characters <= CHARACTERS) {
                text.add(++n, rows.row());
                characters += characters(rows.row(), width);
                more = rows.advance();
            }
            text.finish();
            return new Filled(n, !more);
        }
    }

    private static long characters(@Nullable String[] row, int width) {
        long characters = 0;
        for (int i = 0; i < width; i++) {
            characters += row[i] == null ? 0 : row[i].length();
        }
        return characters;
    }

    static String column(int i) {
        return "c" + i;
    }
}
