package io.sluice.connector.database;

import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.pipeline.TableName;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a database holds, read live from its own catalog by a handful of queries, however many tables there are; our own tables are left out. */
public final class Introspector {

    private final Databases databases;

    public Introspector(Databases databases) {
        this.databases = databases;
    }

    /** Every table and view that the connection's user may see, by schema and name. */
    public List<TableMetadata> all(Connection connection) {
        return read(connection, null);
    }

    /** Only these, as far as they exist; names are compared as written. */
    public List<TableMetadata> of(Connection connection, Collection<TableName> tables) {
        return tables.isEmpty() ? List.of() : read(connection, List.copyOf(tables));
    }

    private List<TableMetadata> read(Connection connection, @Nullable List<TableName> only) {
        try (var session = databases.open(connection)) {
            return switch (databases.engine(connection)) {
                case POSTGRESQL -> new PostgresCatalog(connection.name(), session, only).read();
                case MYSQL, MARIADB ->
                    new MySqlCatalog(connection.name(), session, databases.engine(connection), only).read();
                case SQLITE -> new SqliteCatalog(connection.name(), session, only).read();
            };
        } catch (SQLException e) {
            throw SqlError.failure(connection.name(), e);
        }
    }
}
