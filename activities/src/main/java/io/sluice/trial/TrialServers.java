package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.database.Databases;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The servers on which untrusted statements may run: they hold nothing but the databases of runs. A kind of database without such a server
 * has no sandbox, and its statements are proven by the rehearsal alone.
 */
public final class TrialServers {

    /** A copy bears its source's name, and these are the server's own. */
    private static final Set<String> SYSTEM = Set.of("mysql", "sys", "information_schema", "performance_schema");

    private final Databases databases;
    private final List<Connection> administrators;

    /** {@code administrators} may create databases and roles, each on its server. */
    public TrialServers(Databases databases, List<Connection> administrators) {
        this.databases = databases;
        this.administrators = List.copyOf(administrators);
    }

    Optional<TrialDatabase> fresh(Connection like) throws SQLException {
        var administrator =
                administrators.stream().filter(one -> one.kind() == like.kind()).findFirst();
        if (administrator.isEmpty() || SYSTEM.contains(Databases.defaultSchema(like))) {
            return Optional.empty();
        }
        return Optional.of(
                like.kind() == Kind.POSTGRES
                        ? PostgresTrial.create(databases, administrator.get())
                        : MySqlTrial.create(databases, administrator.get(), like));
    }
}
