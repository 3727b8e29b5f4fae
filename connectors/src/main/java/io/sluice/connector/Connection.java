package io.sluice.connector;

import org.jspecify.annotations.Nullable;

/**
 * A configured source or target. {@code location} is, by kind, a JDBC-free URL as the user wrote it ({@code postgres://user@host:5432/db},
 * {@code mysql://…}), a SQLite file, or a folder. {@code readOnly}: the role may not create the ledger, so nothing is ever committed there.
 */
public record Connection(
        String name, Kind kind, String location, @Nullable Secret password, boolean readOnly) {

    /** The kinds of connections of this version. */
    public enum Kind {
        POSTGRES,
        MYSQL,
        SQLITE,
        FILES
    }
}
