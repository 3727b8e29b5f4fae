package io.sluice.connector;

/** Why a source or target did not do its part; only what waiting may cure is retryable. */
public enum Fault {
    UNREACHABLE(true),
    RATE_LIMITED(true),
    OVERLOADED(true),
    SERIALIZATION(true),
    UNAUTHORIZED(false),
    FORBIDDEN(false),
    NOT_FOUND(false),
    BAD_DATA(false),
    BAD_SETTING(false),
    CONTRACT_BROKEN(false),
    DISK_FULL(false),
    LIMIT_EXCEEDED(false),
    CANCELLED(false);

    private final boolean retryable;

    Fault(boolean retryable) {
        this.retryable = retryable;
    }

    public boolean retryable() {
        return retryable;
    }
}
