package io.sluice.pipeline;

/**
 * A range of cursor values that a request reads instead of what is new: from {@code from} up to, not including, {@code to}. Both are kept
 * as a person wrote them, for only the stream knows what its cursor is. What the target holds is not moved by such a request.
 */
public record Window(String from, String to) {

    private static final int LONGEST = 100;

    public Window {
        if (from.isBlank() || to.isBlank() || from.length() > LONGEST || to.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a window has a beginning and an end of 1 to " + LONGEST + " characters");
        }
    }
}
