package io.sluice.connector.database;

import io.sluice.connector.Connection;
import io.sluice.pipeline.TableName;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Reads from a database how its tables are made, in its own words, so that they can be made again in a sandbox. */
public final class SchemaScripts {

    private final Databases databases;

    public SchemaScripts(Databases databases) {
        this.databases = databases;
    }

    /** The script of these tables, and of the schemas of those that are missing; SQLite is only read, so nothing of it is ever rebuilt. */
    public SchemaScript of(Connection connection, Collection<TableName> tables) {
        var names = List.copyOf(tables);
        try (var session = databases.open(connection)) {
            return switch (databases.engine(connection)) {
                case POSTGRESQL -> PostgresScript.read(session, names);
                case MYSQL, MARIADB -> MySqlScript.read(session, names);
                case SQLITE -> new SchemaScript(List.of(), List.of(), List.of(), List.of());
            };
        } catch (SQLException e) {
            throw SqlError.failure(connection.name(), e);
        }
    }
}
