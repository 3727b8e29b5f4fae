package io.sluice.connector.manifest.fault;

/** The actions of error handlers that this version knows, by the ecosystem's names. */
enum Action {
    SUCCESS,
    RETRY,
    FAIL,
    IGNORE,
    RESET_PAGINATION,
    RATE_LIMITED,
    REFRESH_TOKEN_THEN_RETRY;

    /** Whether a composite handler asks no further handlers. */
    boolean isFinal() {
        return this == SUCCESS || this == RETRY || this == IGNORE || this == RESET_PAGINATION;
    }
}
