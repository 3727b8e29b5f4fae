package io.sluice.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one step ran in one attempt. */
public record StepLog(
        int step,
        Instant startedAt,
        boolean successful,
        @Nullable String stdout,
        @Nullable String stderr,
        @Nullable Integer exitCode,
        int ms) {}
