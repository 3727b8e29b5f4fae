package io.sluice.restore;

import java.util.List;

/** Nothing of a table can be taken back before what later requests wrote to it; latest first. */
final class WrittenOver extends RuntimeException {

    private final String table;
    private final transient List<String> by;

    WrittenOver(String table, List<String> by) {
        super(table + " was written by " + String.join(", ", by));
        this.table = table;
        this.by = by;
    }

    String table() {
        return table;
    }

    List<String> by() {
        return by;
    }
}
