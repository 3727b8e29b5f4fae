package io.sluice.standalone.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How to reach one database as one role. */
public record Database(String url, String user, String password, Path passwordFile) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Without the password: this ends up in logs. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
