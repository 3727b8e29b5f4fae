package io.sluice.connector.database;

import java.util.List;

/**
 * How to build some tables of a database anew elsewhere, without their rows: {@code before} makes what the tables stand on, {@code after}
 * what is put on them when their rows are in. {@code left} is what the copy will lack in any case.
 */
public record SchemaScript(List<Statement> before, List<Table> tables, List<Statement> after, List<Left> left) {

    public SchemaScript {
        before = List.copyOf(before);
        tables = List.copyOf(tables);
        after = List.copyOf(after);
        left = List.copyOf(left);
    }

    /** {@code what} names it for people, should it not be possible; {@code table} is the qualified name of what it is put on, or empty. */
    public record Statement(String table, String what, String sql) {}

    /** A part of a table that is left out: what fires on it, or decides who sees which rows. */
    public record Left(String table, String what) {}

    /** A table by its quoted name: as it is, and {@code plain}, with columns alone; {@code columns} are the quoted names that hold data. */
    public record Table(String schema, String name, String quoted, String exact, String plain, List<String> columns) {
        public Table {
            columns = List.copyOf(columns);
        }

        /** Without quotes. */
        public String qualified() {
            return schema + "." + name;
        }
    }
}
