package io.sluice.connector;

/** A source no longer takes the token that it gave for its next page: what it has given of that slice has to be read again. */
public final class TokenRefused extends RuntimeException {

    private final ConnectorException refusal;

    public TokenRefused(ConnectorException refusal) {
        super(refusal.getMessage(), refusal);
        this.refusal = refusal;
    }

    public ConnectorException refusal() {
        return refusal;
    }
}
