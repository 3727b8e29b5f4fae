package io.sluice.connector.mockapi.template;

/** An expression that this small reading does not cover, or that has no value for what it was given. */
public final class Unreadable extends RuntimeException {
    Unreadable(String message) {
        super(message);
    }
}
