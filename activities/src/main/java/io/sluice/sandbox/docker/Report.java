package io.sluice.sandbox.docker;

/** How often the limits of the container were hit. */
record Report(long outOfMemory, long tooManyProcesses) {
    static final Report NOTHING = new Report(0, 0);

    static Report of(String line) {
        var parts = line.split("[= ]");
        if (parts.length != 4) {
            return NOTHING;
        }
        return new Report(Long.parseLong(parts[1]), Long.parseLong(parts[3]));
    }
}
