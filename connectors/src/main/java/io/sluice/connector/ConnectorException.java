package io.sluice.connector;

import org.jspecify.annotations.Nullable;

/** A source or target failed: what it is, what happened, and what a person can do next. Never carries a secret. */
public final class ConnectorException extends RuntimeException {

    private final Fault fault;
    private final String subject;
    private final String next;

    /** {@code subject} names the connection or file; {@code next} is an instruction, such as "Check the password and connect again". */
    public ConnectorException(Fault fault, String subject, String message, String next, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.subject = subject;
        this.next = next;
    }

    public Fault fault() {
        return fault;
    }

    public String subject() {
        return subject;
    }

    /** The message with its subject before it, unless it begins with that already. */
    public String withSubject() {
        var message = String.valueOf(getMessage());
        return message.startsWith(subject) ? message : subject + ": " + message;
    }

    public String next() {
        return next;
    }
}
