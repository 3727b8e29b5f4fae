package io.sluice.connector.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query of our own over a database's catalog, read into a list. */
final class Query {

    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private Query() {}

    static <T> List<T> list(Connection session, String sql, Row<T> row, @Nullable Object... parameters)
            throws SQLException {
        var list = new ArrayList<T>();
        each(session, sql, result -> list.add(row.read(result)), parameters);
        return list;
    }

    static void each(Connection session, String sql, Reader reader, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = session.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    reader.read(result);
                }
            }
        }
    }

    /** A text array of PostgreSQL. */
    static List<String> texts(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
