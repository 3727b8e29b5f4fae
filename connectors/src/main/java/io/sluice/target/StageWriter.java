package io.sluice.target;

import org.jspecify.annotations.Nullable;

/** Takes the rows of one page into a stage, inside the page's transaction. */
public interface StageWriter extends AutoCloseable {

    /** {@code row} in the order of the stage's columns, each the canonical text of its value. */
    void write(@Nullable String[] row, long line);

    /** Bytes of this page so far. */
    long bytes();

    /** Ends the page; the rows are in the stage as soon as the transaction is. */
    long finish();

    /** Gives up the page unless it is finished. */
    @Override
    void close();
}
