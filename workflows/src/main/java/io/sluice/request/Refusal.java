package io.sluice.request;

/** Why an update does not fit the phase a request is in; thrown by validators, so it must not be an ApplicationFailure. */
public final class Refusal extends RuntimeException {

    public Refusal(String message) {
        super(message);
    }
}
