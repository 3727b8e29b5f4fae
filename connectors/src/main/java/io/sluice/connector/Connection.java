package io.sluice.connector;

import org.jspecify.annotations.Nullable;

/**
 * A configured source or target. {@code location} is, by kind, a JDBC-free URL as the user wrote it ({@code postgres://user@host:5432/db},
 * {@code mysql://…}), a SQLite file, a folder, or the name of an API's manifest. {@code readOnly}: the role may not create the ledger, so
 * nothing is ever committed there.
 */
public record Connection(
        String name,
        Kind kind,
        String location,
        @Nullable Secret password,
        @Nullable Api api,
        boolean readOnly) {

    /** The kinds of connections of this version. */
    public enum Kind {
        POSTGRES,
        MYSQL,
        SQLITE,
        FILES,
        API
    }

    /**
     * What reads an API: the manifest's text, the JSON object that its {@code spec} asks for, and what replaces scheme, host and path prefix
     * of its addresses.
     */
    public record Api(
            String manifest, Secret config, @Nullable String baseUrl) {}

    public Connection {
        if ((kind == Kind.API) != (api != null)) {
            throw new IllegalArgumentException(name + ": an API has a manifest, nothing else has");
        }
    }

    public Connection(String name, Kind kind, String location, @Nullable Secret password, boolean readOnly) {
        this(name, kind, location, password, null, readOnly);
    }

    /** Whether it has tables that SQL can be run on. */
    public boolean isDatabase() {
        return kind == Kind.POSTGRES || kind == Kind.MYSQL || kind == Kind.SQLITE;
    }
}
