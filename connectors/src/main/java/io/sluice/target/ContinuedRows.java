package io.sluice.target;

import io.sluice.connector.ForwardingRows;
import io.sluice.connector.RowStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows behind a place where an earlier reading stood, counted on from there. */
final class ContinuedRows extends ForwardingRows {

    private final Mark begun;

    ContinuedRows(RowStream rows, Mark begun) {
        super(rows);
        this.begun = begun;
    }

    @Override
    public long line() {
        return begun.line() + rows.line();
    }

    @Override
    public Tally tally() {
        return on(rows.tally());
    }

    @Override
    public List<Reject> takeRejects() {
        return rows.takeRejects().stream()
                .map(reject -> new Reject(begun.line() + reject.line(), reject.reason(), reject.raw()))
                .toList();
    }

    @Override
    public List<Dropped> dropped() {
        return rows.dropped().stream()
                .map(row -> new Dropped(begun.line() + row.line(), row.fields()))
                .toList();
    }

    @Override
    public @Nullable Mark mark() {
        var mark = rows.mark();
        return mark == null
                ? null
                : new Mark(mark.place(), mark.inside(), begun.line() + mark.line(), on(mark.tally()));
    }

    private Tally on(Tally tally) {
        var before = begun.tally();
        return new Tally(
                before.read() + tally.read(), before.dropped() + tally.dropped(), before.rejected() + tally.rejected());
    }
}
