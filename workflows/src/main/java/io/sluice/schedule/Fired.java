package io.sluice.schedule;

/** How a firing ended: the request that it started and that one's outcome, or {@code held} with the reason. */
public record Fired(String request, String outcome, String why) {

    static final String HELD = "held";
}
