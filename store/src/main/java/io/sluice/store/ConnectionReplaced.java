package io.sluice.store;

/** A connection was made anew or deleted while a token of the old one was being renewed. */
public final class ConnectionReplaced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionReplaced(String name) {
        super("the connection " + name + " was made anew or deleted meanwhile");
    }
}
