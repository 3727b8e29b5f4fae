package io.sluice.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The connection that a question waits for: the one of this name, or any of this kind. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MissingConnection(
        @Nullable String name, @Nullable String kind) {

    private static final String NAME = "[a-z][a-z0-9_-]{0,62}";
    private static final String IS_CONNECTED = " is connected";

    /** Whether this is a name for a connection. */
    public static boolean mayBeCalled(String name) {
        return name.matches(NAME);
    }

    /** What a request is told when the connection is there, in the words of an answer. */
    public static String told(String connection) {
        return connection + IS_CONNECTED;
    }

    /** Whether an answer is not a person's, but what a request is told. */
    public static boolean isTold(String answer) {
        return answer.matches(NAME + IS_CONNECTED);
    }

    public static MissingConnection named(String name) {
        return new MissingConnection(name, null);
    }

    public static MissingConnection ofKind(String kind) {
        return new MissingConnection(null, kind);
    }

    /** Whether a connection is what was missing. */
    public boolean foundIn(String connection, String connector) {
        return name == null ? connector.equals(kind) : connection.equalsIgnoreCase(name);
    }
}
