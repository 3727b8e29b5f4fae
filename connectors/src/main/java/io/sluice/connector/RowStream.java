package io.sluice.connector;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows pulled one by one from a source, already cleaned, filtered and checked against their column types. A field is the canonical text of
 * its value (what PostgreSQL's COPY and MySQL's LOAD DATA read: plain decimal numbers, ISO dates and times, {@code true}/{@code false},
 * base64 for bytes) or null; nothing is rounded or cut. Rows that cannot be read or typed are rejects, not exceptions.
 */
public interface RowStream extends AutoCloseable {

    /** Moves to the next row; false at the end. Throws ConnectorException when the source as a whole cannot be read. */
    boolean advance();

    /** The current row in the order of the load's columns; valid until the next {@link #advance}. */
    @Nullable
    String[] row();

    /** The line (files) or ordinal (others) of the current row in its source, from 1. */
    long line();

    Tally tally();

    /** The rejects since the last call; call it often, the reader keeps no more than a bounded number. */
    List<Reject> takeRejects();

    /** A few of the rows that were dropped so far, the first ones, for people to look at. */
    default List<Dropped> dropped() {
        return List.of();
    }

    /** Bytes of the source read so far, for progress; −1 if unknown. */
    long bytesRead();

    /** Where a later attempt can begin with the current row, or behind the last; null elsewhere, and in sources that know no such place. */
    default @Nullable Mark mark() {
        return null;
    }

    /** Where the next reading of the source goes on, once this one has come to its end; null where each reads everything. */
    default @Nullable String state() {
        return null;
    }

    @Override
    void close();

    /**
     * A place in the source, as the source itself names it, with the last line before it and what was read until there; {@code inside} a
     * slice, where only a token of the source leads, which it may refuse later.
     */
    record Mark(String place, boolean inside, long line, Tally tally) {}

    /** Rows read so far = rows handed out + dropped + rejected. */
    record Tally(long read, long dropped, long rejected) {}

    /** A row that the load drops, with the fields of its source that the load reads. */
    record Dropped(long line, Map<String, @Nullable String> fields) {}

    /** A row that could not be read or typed; {@code raw} is cut to 2,000 characters. */
    record Reject(long line, String reason, String raw) {}
}
