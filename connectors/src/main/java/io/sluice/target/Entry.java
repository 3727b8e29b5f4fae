package io.sluice.target;

import org.jspecify.annotations.Nullable;

/** What the ledger holds of a part: who works on it and how far it came. */
public record Entry(
        Part part,
        long fence,
        String backend,
        long page,
        @Nullable String cursor,
        long rows,
        @Nullable String digest) {}
