package io.sluice.standalone;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.HomeLock;
import io.sluice.standalone.home.Published;
import io.sluice.standalone.home.Settings;
import io.sluice.standalone.mariadb.SandboxMariaDb;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.Database;
import io.sluice.standalone.postgres.EmbeddedCluster;
import io.sluice.standalone.temporal.TemporalServer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything in one process: the lock of the home, then PostgreSQL, Temporal, worker and ui, side by side as far as they can. */
public final class Server implements AutoCloseable {
    private final Home home;
    private final HomeLock lock;
    private final StartedParts started = new StartedParts();
    private volatile List<Pending<?>> foundations = List.of();
    private @Nullable Published published;
    private boolean closed;

    private Server(Home home, HomeLock lock) {
        this.home = home;
        this.lock = lock;
    }

    /**
     * Starts all parts; empty when another process has the home.
     *
     * @param say told in words what takes long and what is lacking
     */
    public static Optional<Server> tryStart(
            Home home, Settings settings, String version, Application.Starter starter, Consumer<String> say) {
        return HomeLock.tryTake(home).map(lock -> {
            var server = new Server(home, lock);
            // a Ctrl-C in the middle of the start must stop what already runs
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            try {
                server.start(settings, version, starter, say);
                return server;
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        });
    }

    public Published published() {
        if (published == null) {
            throw new IllegalStateException("not started");
        }
        return published;
    }

    private void start(Settings settings, String version, Application.Starter starter, Consumer<String> say) {
        settings.author().notice().ifPresent(say);
        var sandbox = Pending.begun(() -> started.foundation(EmbeddedCluster.start(home, ClusterKind.SANDBOX)));
        var temporal = Pending.begun(() -> started.foundation(TemporalServer.start(home, settings.temporal(), say)));
        var main = Pending.begun(() -> started.foundation(EmbeddedCluster.start(home, ClusterKind.MAIN)));
        var mariaDb = Pending.begun(() -> started.foundation(SandboxMariaDb.in(home)));
        foundations = List.of(main, sandbox, mariaDb, temporal);
        // one after the other: both change rights in the same catalog
        var store = main.then(cluster -> cluster.database("sluice"));
        var warehouse = store.then(before -> main.get().database("warehouse"));
        var parts = new Parts(
                version,
                home,
                settings,
                store,
                warehouse,
                sandbox.then(EmbeddedCluster::administrator),
                mariaDb,
                temporal.then(TemporalServer::address));
        try {
            mariaDb.get(); // only found so far, and cheap: whoever asks for it later must not be the one to hear that
            // it cannot be
            published = published(version, parts, started.application(starter.start(parts)));
        } catch (RuntimeException e) {
            Pending.throwFirstFailed(foundations);
            throw e;
        }
        published.write(home);
    }

    private static Published published(String version, Parts parts, Application application) {
        var temporal = parts.temporal().get();
        return new Published(
                version,
                ProcessHandle.current().pid(),
                application.web(),
                new Published.Temporal(
                        temporal.address(),
                        temporal.uiUrl().orElse(null),
                        temporal.kind().label(),
                        temporal.durable()),
                access(parts.warehouse().get()),
                access(parts.store().get()),
                application.sandbox(),
                application.author());
    }

    private static Published.Access access(Database database) {
        return new Published.Access(
                database.url(), database.user(), database.passwordFile().toString());
    }

    /** The lock of the home goes last: whoever gets it finds nothing of this server running. Twice is once. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Published.withdraw(home);
        started.close();
        foundations.forEach(Pending::settle); // one that was still coming up is stopped as soon as it is there
        lock.close();
    }
}
