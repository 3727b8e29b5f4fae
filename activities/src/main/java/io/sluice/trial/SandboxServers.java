package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import java.util.List;
import java.util.Optional;

/** Where untrusted statements may run: servers that hold nothing but the databases of runs. Asked when a run needs one, which may start it. */
@FunctionalInterface
public interface SandboxServers {

    /** Who may create databases and roles on the server for this kind of database; none where there is no such server. */
    Optional<Connection> administrator(Kind kind);

    /** Servers that run already. */
    static SandboxServers of(Connection... administrators) {
        var all = List.of(administrators);
        return kind -> all.stream().filter(one -> one.kind() == kind).findFirst();
    }
}
