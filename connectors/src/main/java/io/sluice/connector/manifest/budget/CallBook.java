package io.sluice.connector.manifest.budget;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What is counted about the calls of one connection, page by page: all that read it by the same book keep one budget together. */
public interface CallBook {

    /** The figures of a page, none at first, and what time it is by the book's own clock. */
    record Page(List<Long> figures, Instant now) {}

    /** What comes of a look at a page: its figures from then on. */
    interface Entry {
        List<Long> figures();
    }

    Page read(int page);

    /** Writes what {@code change} makes of a page; nobody else looks at it meanwhile. */
    <E extends Entry> E write(int page, Function<Page, E> change);

    /** Whether other processes write in it too. A look then costs a way to where it lies, so several calls are counted at once. */
    boolean isShared();

    /** A book that one process keeps for itself. */
    static CallBook local(Clock clock) {
        return new LocalBook(clock);
    }
}
