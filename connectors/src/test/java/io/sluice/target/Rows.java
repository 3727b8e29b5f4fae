package io.sluice.target;

import io.sluice.connector.RowStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a test, from a list; may break off before a row, as a crashed attempt does. */
final class Rows implements RowStream {

    private final List<@Nullable String[]> rows;
    private final long breakBefore;
    private int at = -1;

    private Rows(List<@Nullable String[]> rows, long breakBefore) {
        this.rows = rows;
        this.breakBefore = breakBefore;
    }

    static Rows of(String... lines) {
        return new Rows(split(lines), Long.MAX_VALUE);
    }

    /** {@code count} rows of id, name, amount. */
    static Rows numbered(int count) {
        return numbered(count, Long.MAX_VALUE);
    }

    static Rows numbered(int count, long breakBefore) {
        var rows = new ArrayList<@Nullable String[]>();
        for (int i = 1; i <= count; i++) {
            rows.add(new String[] {String.valueOf(i), "Ä\tname\\" + i, i + ".50"});
        }
        return new Rows(rows, breakBefore);
    }

    /** As {@link #numbered}, with 400 characters of name: 40,000 fill a page of a stage. */
    static Rows wide(int count, long breakBefore) {
        var padding = "x".repeat(400);
        var rows = numbered(count, breakBefore);
        rows.rows.forEach(row -> row[1] = row[1] + padding);
        return rows;
    }

    private static List<@Nullable String[]> split(String... lines) {
        var rows = new ArrayList<@Nullable String[]>();
        for (var line : lines) {
            var fields = line.split(",", -1);
            for (int i = 0; i < fields.length; i++) {
                fields[i] = fields[i].equals("NULL") ? null : fields[i];
            }
            rows.add(fields);
        }
        return rows;
    }

    @Override
    public boolean advance() {
        if (at + 2 == breakBefore) {
            throw new IllegalStateException("the source broke off");
        }
        at++;
        return at < rows.size();
    }

    @Override
    public @Nullable String[] row() {
        return rows.get(at);
    }

    @Override
    public long line() {
        return at + 1;
    }

    @Override
    public Tally tally() {
        return new Tally(Math.min(at + 1, rows.size()), 0, 0);
    }

    @Override
    public List<Reject> takeRejects() {
        return List.of();
    }

    @Override
    public long bytesRead() {
        return -1;
    }

    @Override
    public void close() {}
}
