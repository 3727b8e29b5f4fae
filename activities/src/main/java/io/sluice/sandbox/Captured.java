package io.sluice.sandbox;

/** What a step printed, up to the cap; when cut, the text ends with a mark that says so. */
public record Captured(String text, boolean truncated) {
    public static final Captured NOTHING = new Captured("", false);
}
