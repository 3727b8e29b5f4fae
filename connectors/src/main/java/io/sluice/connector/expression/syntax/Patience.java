package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.PythonError;

/** How long the loops of one rendering may go on: one within another can have more rounds than anybody lives to see. */
final class Patience {
    private static final long LONGEST = 5_000_000_000L;

    private long end;

    void round() {
        var now = System.nanoTime();
        if (end == 0) {
            end = now + LONGEST;
        } else if (now - end > 0) {
            throw new PythonError("TimeoutError", "its loops take longer than 5 seconds");
        }
    }
}
