package io.sluice.trial;

import io.sluice.connector.RowStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream that keeps the first rejects of another. */
final class Collecting implements RowStream {

    private static final int KEPT = 1000;

    private final RowStream rows;
    private final List<Reject> kept;

    Collecting(RowStream rows, List<Reject> kept) {
        this.rows = rows;
        this.kept = kept;
    }

    @Override
    public boolean advance() {
        var more = rows.advance();
        if (!more || kept.size() < KEPT) {
            kept.addAll(rows.takeRejects());
        }
        return more;
    }

    @Override
    public @Nullable String[] row() {
        return rows.row();
    }

    @Override
    public long line() {
        return rows.line();
    }

    @Override
    public Tally tally() {
        return rows.tally();
    }

    @Override
    public List<Reject> takeRejects() {
        return List.of();
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public void close() {
        rows.close();
    }
}
