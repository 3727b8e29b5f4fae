package io.sluice.pipeline;

/** A named, typed column of a table, a file or an output. */
public record Column(String name, ColumnType type, boolean nullable) {

    public Column {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    public static Column of(String name, ColumnType type) {
        return new Column(name, type, true);
    }
}
