package io.sluice.commit;

import io.sluice.access.Connections;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.database.Databases;
import io.sluice.target.Dialect;
import io.sluice.target.Target;
import io.sluice.target.mysql.MySqlDialect;
import io.sluice.target.postgres.PostgresDialect;

/** The connections that can be written to, as targets. */
public final class Targets {

    private static final Dialect POSTGRES = new PostgresDialect();
    private static final Dialect MYSQL = new MySqlDialect();

    private final Connections connections;
    private final Databases databases;

    public Targets(Connections connections, Databases databases) {
        this.connections = connections;
        this.databases = databases;
    }

    public Connections connections() {
        return connections;
    }

    public Databases databases() {
        return databases;
    }

    public Target of(String name) {
        var connection = connections.named(name);
        if (connection.readOnly()) {
            throw refused(
                    connection,
                    "its user may not keep Sluice's ledger there",
                    "Let an administrator run what 'connections --setup " + name + "' prints");
        }
        return new Target(name, dialect(connection), () -> databases.dedicated(connection));
    }

    private static Dialect dialect(Connection connection) {
        return switch (connection.kind()) {
            case POSTGRES -> POSTGRES;
            case MYSQL -> MYSQL;
            case SQLITE, FILES, API ->
                throw refused(
                        connection, "it is a source only", "Load into a PostgreSQL connection, such as the warehouse");
        };
    }

    private static ConnectorException refused(Connection connection, String why, String next) {
        var message = connection.name() + " cannot be written to: " + why;
        return new ConnectorException(Fault.FORBIDDEN, connection.name(), message, next, null);
    }
}
