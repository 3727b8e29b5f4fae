package io.sluice.pipeline;

/** A table on a connection; {@code schema} is the database's name on MySQL and {@code main} on SQLite. */
public record TableName(String connection, String schema, String table) {

    public TableName {
        if (connection.isBlank() || schema.isBlank() || table.isBlank()) {
            throw new IllegalArgumentException("a table is named by connection, schema and table");
        }
    }

    /** {@code schema.table}, as people write it inside one database. */
    public String qualified() {
        return schema + "." + table;
    }

    @Override
    public String toString() {
        return connection + "." + schema + "." + table;
    }
}
