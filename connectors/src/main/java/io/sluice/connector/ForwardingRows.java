package io.sluice.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of another stream; who changes something of them overrides what is theirs. */
public abstract class ForwardingRows implements RowStream {

    protected final RowStream rows;

    protected ForwardingRows(RowStream rows) {
        this.rows = rows;
    }

    @Override
    public boolean advance() {
        return rows.advance();
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
        return rows.takeRejects();
    }

    @Override
    public List<Dropped> dropped() {
        return rows.dropped();
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public @Nullable Mark mark() {
        return rows.mark();
    }

    @Override
    public @Nullable String state() {
        return rows.state();
    }

    @Override
    public void close() {
        rows.close();
    }
}
