package io.sluice.connector.rows;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The records of a source as it wrote them, pulled one by one; fields are asked for by the position of their name in the opening list. */
public interface Records extends AutoCloseable {

    /** Moves to the next record; false at the end. Throws ConnectorException when the source as a whole cannot be read. */
    boolean advance();

    /** Why the current record cannot be used, or null. */
    @Nullable
    String fault();

    /** The text of a field of the current record; null where the source says that there is no value. */
    @Nullable
    String field(int name);

    /** The line or ordinal the current record begins at, from 1. */
    long line();

    /** The current record as it stands in the source, cut to 2,000 characters. */
    String raw();

    /** Bytes of the source read so far; −1 if unknown. */
    long bytesRead();

    /** Where another reading would begin with the current record, or behind the last one; null elsewhere. */
    default @Nullable Place place() {
        return null;
    }

    /** Where the next reading goes on, once this one has come to its end; null where each reads everything. */
    default @Nullable String state() {
        return null;
    }

    /** A place in a source; {@code name} is asked only when it is kept. */
    record Place(Supplier<String> name, boolean inside) {}

    @Override
    void close();
}
