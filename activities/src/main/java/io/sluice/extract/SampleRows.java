package io.sluice.extract;

import io.sluice.author.Sources.Sample;
import io.sluice.connector.RowStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a sample as a stream of its columns. */
public final class SampleRows implements RowStream {

    private final Sample sample;
    private int at = -1;

    public SampleRows(Sample sample) {
        this.sample = sample;
    }

    public List<String> columns() {
        return sample.columns().stream().map(column -> column.from()).toList();
    }

    @Override
    public boolean advance() {
        return ++at < sample.rows().size();
    }

    @Override
    public @Nullable String[] row() {
        return sample.rows().get(at).toArray(String[]::new);
    }

    @Override
    public long line() {
        return at + 1L;
    }

    @Override
    public Tally tally() {
        return new Tally(Math.min(at + 1L, sample.rows().size()), 0, 0);
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
