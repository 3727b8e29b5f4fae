package io.sluice.connect;

import io.sluice.access.Apis;
import io.sluice.access.Connections;
import io.sluice.connection.Check;
import io.sluice.connection.ConnectionCheckActivity;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.database.Databases;
import io.sluice.connector.manifest.settings.Complaint;
import io.sluice.heartbeat.Heartbeat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tries a connection as a request would use it. */
public final class ConnectionChecker implements ConnectionCheckActivity {

    private final Connections connections;
    private final Databases databases;
    private final Apis apis;

    public ConnectionChecker(Connections connections, Databases databases, Apis apis) {
        this.connections = connections;
        this.databases = databases;
        this.apis = apis;
    }

    @Override
    public Check check(String name) {
        try (var alive = Heartbeat.start()) {
            var connection = connections.named(name);
            return switch (connection.kind()) {
                case POSTGRES, MYSQL, SQLITE -> database(connection);
                case FILES -> folder(connection);
                case API -> api(connection);
            };
        } catch (ConnectorException e) {
            var setting = e.fault() == Fault.BAD_SETTING;
            return new Check.Bad(e.fault().name().toLowerCase(Locale.ROOT), setting, e.getMessage(), e.next());
        }
    }

    private Check database(Connection connection) {
        var checked = databases.check(connection);
        return new Check.Good(checked.engine() + " " + checked.version(), checked.readOnly());
    }

    /** The settings first, field by field; then a page of each stream that the manifest is checked by. */
    private Check api(Connection connection) {
        var connector = apis.open(connection, Clock.systemUTC());
        var complaints = connector.complaints();
        if (!complaints.isEmpty()) {
            return new Check.Bad(
                    "bad_config",
                    true,
                    complaints.stream().map(Complaint::toString).collect(Collectors.joining("; ")),
                    "Give or correct the settings that are named.");
        }
        connector.check();
        return new Check.Good(connection.location(), true);
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
