package io.sluice.store;

import org.jspecify.annotations.Nullable;

/** One real row of a change: old and new content as JSON objects, and a note such as a reject's line and reason. */
public record DiffRow(
        @Nullable String before,
        @Nullable String after,
        @Nullable String note) {}
