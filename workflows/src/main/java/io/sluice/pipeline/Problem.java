package io.sluice.pipeline;

import org.jspecify.annotations.Nullable;

/** A fault that the author can repair: a value, not an exception. {@code step} is 0 when no single step is at fault. */
public record Problem(
        Kind kind,
        String phase,
        int step,
        String message,
        @Nullable String token,
        String next) {

    /** The classes of repairable faults. */
    public enum Kind {
        MISSING_TABLE,
        MISSING_COLUMN,
        MISSING_FILE,
        TYPE_MISMATCH,
        BAD_VALUE,
        DATE_FORMAT,
        ENCODING,
        DELIMITER,
        QUOTING,
        SYNTAX,
        AMBIGUOUS_NAME,
        CONSTRAINT,
        PERMISSION,
        FORBIDDEN,
        STEP_ORDER,
        TIMEOUT,
        RESOURCE_LIMIT,
        CLAIM_BROKEN,
        TOO_MANY_REJECTS,
        COMMAND_FAILED,
        OTHER
    }
}
