package io.sluice.connector.rows;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.RowStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of another stream taken as records, so that what a query or an API gives is cleaned, dropped and typed like a file. */
public final class StreamRecords implements Records {

    private static final int MAX_RAW = 2_000;

    private final RowStream rows;
    private final int[] positions;
    private final Deque<RowStream.Reject> rejects = new ArrayDeque<>();
    private RowStream.@Nullable Reject reject;
    /** A row was read and stands behind the rejects. */
    private boolean waiting;

    /** {@code columns} names the fields of the stream, {@code names} those that are needed. */
    public StreamRecords(String subject, RowStream rows, List<String> columns, List<String> names) {
        this.rows = rows;
        this.positions = names.stream().mapToInt(columns::indexOf).toArray();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < 0) {
                rows.close();
                throw new ConnectorException(
                        Fault.BAD_DATA,
                        subject,
                        subject + ": there is no column " + names.get(i) + "; the columns are "
                                + String.join(", ", columns),
                        "Use one of these names",
                        null);
            }
        }
    }

    /** What the stream rejected on its way to a row is handed on as records at fault, before that row. */
    @Override
    public boolean advance() {
        reject = rejects.poll();
        if (reject != null) {
            return true;
        }
        if (!waiting) {
            waiting = rows.advance();
            rejects.addAll(rows.takeRejects());
            reject = rejects.poll();
        }
        if (reject != null) {
            return true;
        }
        boolean row = waiting;
        waiting = false;
        return row;
    }

    @Override
    public @Nullable String fault() {
        return reject == null ? null : reject.reason();
    }

    @Override
    public @Nullable String field(int name) {
        return rows.row()[positions[name]];
    }

    @Override
    public long line() {
        return reject == null ? rows.line() : reject.line();
    }

    @Override
    public String raw() {
        var text = reject == null ? Arrays.toString(rows.row()) : reject.raw();
        return text.substring(0, Math.min(text.length(), MAX_RAW));
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
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
