package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The embedded warehouse as its owner sees it with any SQL client, by what {@code status} says. */
public record Warehouse(String url, String user, String password) {

    public static Warehouse of(Installation installation) {
        return of(installation, "warehouse");
    }

    /** Sluice's own tables, seen the same way. */
    public static Warehouse store(Installation installation) {
        return of(installation, "store");
    }

    private static Warehouse of(Installation installation, String which) {
        var status = installation.run("status", "--json").json().path(which);
        return new Warehouse(jdbc(status), status.path("user").asText(), password(status));
    }

    private static String jdbc(JsonNode status) {
        var url = status.path("url").asText();
        return url.startsWith("jdbc:")
                ? url
                : "jdbc:postgresql" + url.substring(url.indexOf(':')).replaceFirst("//[^@/]*@", "//");
    }

    private static String password(JsonNode status) {
        try {
            return Files.readString(Path.of(status.path("password_file").asText()))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    public void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row, as text. */
    public String one(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "no row";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long count(String table) {
        return Long.parseLong(one("select count(*) from " + table));
    }

    /** A digest of all rows whatever their order: two equal tables have the same. */
    public String digest(String table) {
        return one("select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from " + table
                + " t");
    }
}
