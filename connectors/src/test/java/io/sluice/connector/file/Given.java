package io.sluice.connector.file;

import io.sluice.connector.RowStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are given in memory. */
final class Given implements RowStream {

    private final List<@Nullable String[]> rows;
    private int next;

    Given(List<@Nullable String[]> rows) {
        this.rows = rows;
    }

    @SafeVarargs
    static Given rows(List<@Nullable String>... rows) {
        return new Given(
                List.of(rows).stream().map(row -> row.toArray(String[]::new)).toList());
    }

    @Override
    public boolean advance() {
        return next++ < rows.size();
    }

    @Override
    public @Nullable String[] row() {
        return rows.get(next - 1);
    }

    @Override
    public long line() {
        return next;
    }

    @Override
    public Tally tally() {
        return new Tally(Math.min(next, rows.size()), 0, 0);
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
