package io.sluice.standalone.cli;

/** The exit codes that scripts rely on. */
final class Exit {
    static final int DONE = 0;
    static final int USAGE = 2;
    static final int WAITING = 3;
    static final int REFUSED = 4;
    static final int FAILED = 5;
    static final int CANCELLED = 130;

    private Exit() {}

    static int of(String outcome) {
        return switch (outcome) {
            case "committed", "answered", "proven", "undone" -> DONE;
            case "asked", "awaiting_approval", "running" -> WAITING;
            case "refused", "rejected", "expired" -> REFUSED;
            case "cancelled" -> CANCELLED;
            default -> FAILED;
        };
    }
}
