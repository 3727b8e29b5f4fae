package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.database.Databases;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * The servers on which untrusted statements may run: they hold nothing but the databases of runs. A kind of database without such a server
 * has no sandbox, and its statements are proven by the rehearsal alone.
 */
public final class TrialServers implements AutoCloseable {

    /** A copy bears its source's name, and these are the server's own. */
    private static final Set<String> SYSTEM = Set.of("mysql", "sys", "information_schema", "performance_schema");

    private final Databases databases;
    private final SandboxServers servers;
    private final Optional<SpareTrial> spare;

    public TrialServers(Databases databases, SandboxServers servers) {
        this(databases, servers, Optional.empty());
    }

    private TrialServers(Databases databases, SandboxServers servers, Optional<SpareTrial> spare) {
        this.databases = databases;
        this.servers = servers;
        this.spare = spare;
    }

    /** The same servers with a PostgreSQL database always made ahead, so that a run need not wait for one; close it. */
    public TrialServers ahead() {
        var spares = servers.administrator(Kind.POSTGRES).map(one -> new SpareTrial(databases, one));
        return new TrialServers(databases, servers, spares);
    }

    Optional<TrialDatabase> fresh(Connection like) throws SQLException {
        var administrator = servers.administrator(like.kind());
        if (administrator.isEmpty() || SYSTEM.contains(Databases.defaultSchema(like))) {
            return Optional.empty();
        }
        if (like.kind() == Kind.MYSQL) {
            return Optional.of(MySqlTrial.create(databases, administrator.get(), like));
        }
        return Optional.of(
                spare.isPresent() ? spare.get().take() : PostgresTrial.create(databases, administrator.get()));
    }

    @Override
    public void close() {
        spare.ifPresent(SpareTrial::close);
    }
}
