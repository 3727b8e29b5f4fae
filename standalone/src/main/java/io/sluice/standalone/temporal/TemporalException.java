package io.sluice.standalone.temporal;

/** There is no Temporal server to work with; the message says why and what to do. */
public final class TemporalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemporalException(String message) {
        super(message);
    }

    TemporalException(String message, Throwable cause) {
        super(message, cause);
    }
}
