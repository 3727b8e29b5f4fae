package io.sluice.trial;

import io.sluice.connector.ForwardingRows;
import io.sluice.connector.RowStream;
import java.util.List;

/** A stream that keeps the first rejects of another. */
final class Collecting extends ForwardingRows {

    private static final int KEPT = 1000;

    private final List<Reject> kept;

    Collecting(RowStream rows, List<Reject> kept) {
        super(rows);
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
    public List<Reject> takeRejects() {
        return List.of();
    }
}
