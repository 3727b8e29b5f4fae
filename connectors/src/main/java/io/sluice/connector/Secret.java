package io.sluice.connector;

/** A text that is never printed. */
public record Secret(String reveal) {

    @Override
    public String toString() {
        return "•••";
    }
}
