package io.sluice.connector.manifest.fault;

import io.sluice.connector.Fault;

/** What a person can do about an API that does not answer as it should. */
public final class Advice {
    private Advice() {}

    public static String on(Fault fault) {
        return switch (fault) {
            case UNAUTHORIZED -> "Check the token or password of this connection, and connect again";
            case FORBIDDEN -> "Give the account of this connection the right to read this, or leave the stream out";
            case NOT_FOUND -> "Check the identifiers among the connection's settings; the API may also have moved this";
            case RATE_LIMITED -> "Try again later, read fewer streams at once, or ask the provider for a higher limit";
            case OVERLOADED, SERIALIZATION -> "Try again later; if it stays, ask the API's provider";
            case UNREACHABLE -> "Check the host name and the network, then try again";
            case BAD_SETTING -> "Correct the connection's settings";
            case LIMIT_EXCEEDED -> "Ask for smaller pages or fewer fields, if the manifest can";
            case BAD_DATA, CONTRACT_BROKEN -> "Check that the manifest fits this version of the API";
            case DISK_FULL -> "Make room on the disk, then try again";
            case CANCELLED -> "Start again";
        };
    }
}
