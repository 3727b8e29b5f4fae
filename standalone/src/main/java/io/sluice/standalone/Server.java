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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything in one process: the lock of the home, PostgreSQL, Temporal, worker and ui, in this order and back. */
public final class Server implements AutoCloseable {
    private static final Executor THREADS = Thread::startVirtualThread;

    private final Home home;
    private final HomeLock lock;
    private final StartedParts started = new StartedParts();
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
        var sandbox = concurrently(() -> started.foundation(EmbeddedCluster.start(home, ClusterKind.SANDBOX)));
        var temporal = concurrently(() -> started.foundation(TemporalServer.start(home, settings.temporal(), say)));
        var main = concurrently(() -> started.foundation(EmbeddedCluster.start(home, ClusterKind.MAIN)));
        var mariaDb = concurrently(() -> started.foundation(SandboxMariaDb.in(home)));
        var all = CompletableFuture.allOf(main, sandbox, mariaDb, temporal);
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new StandaloneException("the start failed", e);
        }
        var parts = new Parts(
                version,
                home,
                settings,
                main.join().database("sluice"),
                main.join().database("warehouse"),
                sandbox.join().administrator(),
                mariaDb.join(),
                temporal.join().address());
        published = published(version, parts, started.application(starter.start(parts)));
        published.write(home);
    }

    private static Published published(String version, Parts parts, Application application) {
        var temporal = parts.temporal();
        return new Published(
                version,
                ProcessHandle.current().pid(),
                application.web(),
                new Published.Temporal(
                        temporal.address(),
                        temporal.uiUrl().orElse(null),
                        temporal.kind().label(),
                        temporal.durable()),
                access(parts.warehouse()),
                access(parts.store()),
                application.sandbox(),
                application.author());
    }

    private static Published.Access access(Database database) {
        return new Published.Access(
                database.url(), database.user(), database.passwordFile().toString());
    }

    private static <T> CompletableFuture<T> concurrently(Supplier<T> part) {
        return CompletableFuture.supplyAsync(part, THREADS);
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
        lock.close();
    }
}
