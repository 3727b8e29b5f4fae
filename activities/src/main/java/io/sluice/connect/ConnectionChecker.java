package io.sluice.connect;

import io.sluice.access.Connections;
import io.sluice.connection.Check;
import io.sluice.connection.ConnectionCheckActivity;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.database.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tries a connection as a request would use it. */
public final class ConnectionChecker implements ConnectionCheckActivity {

    private final Connections connections;
    private final Databases databases;

    public ConnectionChecker(Connections connections, Databases databases) {
        this.connections = connections;
        this.databases = databases;
    }

    @Override
    public Check check(String name) {
        try {
            var connection = connections.named(name);
            return connection.kind() == Connection.Kind.FILES ? folder(connection) : database(connection);
        } catch (ConnectorException e) {
            var setting = e.fault() == Fault.BAD_SETTING;
            return new Check.Bad(e.fault().name().toLowerCase(Locale.ROOT), setting, e.getMessage(), e.next());
        }
    }

    private Check database(Connection connection) {
        var checked = databases.check(connection);
        return new Check.Good(checked.engine() + " " + checked.version(), checked.readOnly());
    }

    private static Check folder(Connection connection) {
        var folder = Path.of(connection.location());
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            throw new ConnectorException(
                    Fault.NOT_FOUND,
                    connection.name(),
                    folder + " is no readable folder",
                    "Name a folder that is.",
                    null);
        }
        return new Check.Good("files", false);
    }
}
