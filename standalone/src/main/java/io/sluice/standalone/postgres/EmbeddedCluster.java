package io.sluice.standalone.postgres;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.Ports;
import io.sluice.standalone.home.Secrets;
import io.sluice.standalone.process.ProgramException;
import io.sluice.standalone.process.Unprivileged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A running PostgreSQL that belongs to one home; closing it stops the server, the data stay. */
public final class EmbeddedCluster implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Home home;
    private final ClusterKind kind;
    private final ClusterFiles files;
    private final Programs programs;
    private final Path passwordFile;
    private int port;

    private EmbeddedCluster(Home home, ClusterKind kind, Programs programs) {
        this.home = home;
        this.kind = kind;
        this.programs = programs;
        files = new ClusterFiles(home.cluster(kind.label()));
        passwordFile = home.secret("postgres-" + kind.label());
    }

    /** Starts the cluster, or takes over the server that a killed process left behind. */
    public static EmbeddedCluster start(Home home, ClusterKind kind) {
        return start(home, kind, Unprivileged.here());
    }

    static EmbeddedCluster start(Home home, ClusterKind kind, Unprivileged as) {
        home.create();
        var cache = as.entersOurFolders()
                ? Home.cache(System.getenv())
                : home.folder().resolve("postgres");
        var programs = new Programs(Binaries.in(cache), as);
        var cluster = new EmbeddedCluster(home, kind, programs);
        if (!cluster.adopt()) {
            cluster.startFresh();
        }
        return cluster;
    }

    public int port() {
        return port;
    }

    /** The superuser, for what only it may do; nobody else gets to know it. */
    public Database administrator() {
        return new Database(url("postgres"), SUPERUSER, Secrets.readOrCreate(passwordFile), passwordFile);
    }

    /** A database and a role of the same name that owns it and may connect to no other; both made when missing. */
    public Database database(String name) {
        var file = home.secret("postgres-" + kind.label() + "-" + name);
        var database = new Database(url(name), name, Secrets.readOrCreate(file), file);
        try (var connection = administrator().connect()) {
            new Separation(connection).ensure(database, name);
        } catch (SQLException e) {
            throw new PostgresException("the database " + name + " could not be set up", e);
        }
        return database;
    }

    @Override
    public void close() {
        programs.stop(files.data());
        files.running().toFile().delete();
        Ports.release(port);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A server of ours that answers with our password is as good as one that we start. */
    private boolean adopt() {
        var left = Postmaster.of(files.data());
        if (left.isEmpty()) {
            return false;
        }
        port = left.get().port();
        if (Readiness.within(Readiness.RECOVERY, this::administrator)) {
            return true;
        }
        programs.stop(files.data());
        return false;
    }

    private void startFresh() {
        try {
            Files.createDirectories(files.folder());
            if (!kind.durable() && Files.exists(files.running())) {
                Binaries.delete(files.data());
            }
            if (!files.isInitialised()) {
                initialise();
            }
            Postmaster.forgetIfRecycled(files.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startOnSomePort();
    }

    private void initialise() throws IOException {
        Binaries.delete(files.unfinished());
        Binaries.delete(files.data());
        var readable = files.folder().resolve("password.new");
        ClusterFiles.write(readable, Secrets.readOrCreate(passwordFile));
        programs.as().own(files.folder(), home.folder());
        try {
            programs.initialise(files.unfinished(), SUPERUSER, readable);
        } finally {
            Files.deleteIfExists(readable);
        }
        ClusterFiles.append(files.unfinished().resolve("postgresql.conf"), "\ninclude = 'sluice.conf'\n");
        Files.move(files.unfinished(), files.data());
    }

    /** The port of the last time when it is free, so that bookmarks and psql profiles go on working. */
    private void startOnSomePort() {
        @Nullable ProgramException last = null;
        port = files.lastPort(kind.preferredPort());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            port = Ports.claim(port);
            files.configure(kind, port);
            try {
                programs.start(files.data(), files.log());
                return;
            } catch (ProgramException e) {
                last = e;
                Ports.release(port);
                // a port just taken, or back ends of a killed postmaster that still have to notice: both pass
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        throw new PostgresException("PostgreSQL did not start; its log: " + files.log(), last);
    }
}
