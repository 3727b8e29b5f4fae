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
public final class TrialServers implements AutoCloseable {

    /** A copy bears its source's name, and these are the server's own. */
    private static final Set<String> SYSTEM = Set.of("mysql", "sys", "information_schema", "performance_schema");

    private final Databases databases;
    private final List<Connection> administrators;
    private final Optional<SpareTrial> spare;

    /** {@code administrators} may create databases and roles, each on its server. */
    public TrialServers(Databases databases, List<Connection> administrators) {
        this(databases, List.copyOf(administrators), Optional.empty());
    }

    private TrialServers(Databases databases, List<Connection> administrators, Optional<SpareTrial> spare) {
        this.databases = databases;
        this.administrators = administrators;
        this.spare = spare;
    }

    /** The same servers with a PostgreSQL database always made ahead, so that a run need not wait for one; close it. */
    public TrialServers ahead() {
        var spares = administrator(Kind.POSTGRES).map(one -> new SpareTrial(databases, one));
        return new TrialServers(databases, administrators, spares);
    }

    Optional<TrialDatabase> fresh(Connection like) throws SQLException {
        var administrator = administrator(like.kind());
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

    private Optional<Connection> administrator(Kind kind) {
        return administrators.stream().filter(one -> one.kind() == kind).findFirst();
    }
}
