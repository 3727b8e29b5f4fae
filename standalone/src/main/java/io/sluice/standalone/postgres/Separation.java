package io.sluice.standalone.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Databases of one cluster that cannot see each other: each has its own role, and only that role may connect. */
record Separation(Connection administrator) {

    void ensure(Database database, String name) throws SQLException {
        if (missing("select 1 from pg_roles where rolname = ?", name)) {
            execute("create role " + quoted(name) + " login");
        }
        execute("set " + Configuration.UNSTRETCHED);
        execute("alter role " + quoted(name) + " password " + literal(database.password()));
        if (missing("select 1 from pg_database where datname = ?", name)) {
            execute("create database " + quoted(name) + " owner " + quoted(name));
        }
        for (var closed : new String[] {name, "postgres", "template1"}) {
            execute("revoke connect, temporary on database " + quoted(closed) + " from public");
        }
    }

    private boolean missing(String query, String name) throws SQLException {
        try (var statement = administrator.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private String quoted(String name) throws SQLException {
        try (var statement = administrator.createStatement()) {
            return statement.enquoteIdentifier(name, true);
        }
    }

    private String literal(String text) throws SQLException {
        try (var statement = administrator.createStatement()) {
            return statement.enquoteLiteral(text);
        }
    }
}
