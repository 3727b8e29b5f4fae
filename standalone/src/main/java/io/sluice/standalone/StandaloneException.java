package io.sluice.standalone;

/** The parts could not be put together; the message says which and why. */
public final class StandaloneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StandaloneException(String message, Throwable cause) {
        super(message, cause);
    }
}
