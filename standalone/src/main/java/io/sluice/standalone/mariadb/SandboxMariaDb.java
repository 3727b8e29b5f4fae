package io.sluice.standalone.mariadb;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.Ports;
import io.sluice.standalone.home.Secrets;
import io.sluice.standalone.process.Command;
import io.sluice.standalone.process.ProgramException;
import io.sluice.standalone.process.Unprivileged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The server of one home on which statements for MySQL targets are tried out: loopback only, a random password, nothing in it that is not a
 * run's own. It starts when it is first asked for, and again when it has died.
 */
public final class SandboxMariaDb implements AutoCloseable {
    private static final String USER = "sluice";
    private static final int PORT = 15632;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ServerFiles files;
    private final Path passwordFile;
    private final Home home;
    private final Optional<Installed> programs;
    private @Nullable Process process;
    private int port;
    private boolean closed;

    /** Who may do everything on the server. */
    public record Administrator(int port, String user, String password) {}

    private SandboxMariaDb(Home home, Optional<Installed> programs) {
        this.home = home;
        this.programs = programs;
        files = new ServerFiles(home.folder().resolve("mariadb"));
        passwordFile = home.secret("mariadb-sandbox");
    }

    /** Starts nothing yet; ends a server that a killed process left behind. */
    public static SandboxMariaDb in(Home home) {
        return in(home, System.getenv().getOrDefault("PATH", ""));
    }

    static SandboxMariaDb in(Home home, String path) {
        var sandbox = new SandboxMariaDb(home, Installed.on(path));
        sandbox.files.child().stopLeftOver(sandbox.files.data().toString());
        return sandbox;
    }

    /** Empty where the machine has no MariaDB, or where it does not start, which the log of the home tells. */
    public synchronized Optional<Administrator> administrator() {
        if (closed || programs.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (process == null || !process.isAlive()) {
                start(programs.get());
            }
            return Optional.of(access());
        } catch (IOException | ProgramException e) {
            stop();
            System.getLogger(SandboxMariaDb.class.getName())
                    .log(System.Logger.Level.WARNING, "no MariaDB for the sandbox; its log: " + files.log(), e);
            return Optional.empty();
        }
    }

    private Administrator access() {
        return new Administrator(port, USER, Secrets.readOrCreate(passwordFile));
    }

    private void start(Installed installed) throws IOException {
        Files.createDirectories(files.exchange());
        var as = Unprivileged.here();
        if (!files.isInitialised()) {
            initialise(installed, as);
        }
        files.writeFirst(firstStatements());
        as.own(files.folder(), home.folder());
        Files.writeString(files.running(), "");
        startOnSomePort(installed, as);
        Files.delete(files.first());
    }

    /** Another installation may take a port between the look at it and the server's own: then the next one. */
    private void startOnSomePort(Installed installed, Unprivileged as) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            port = Ports.claim(PORT);
            process = launch(installed, as);
            files.child().remember(process.pid());
            if (becomesReady(process)) {
                return;
            }
            Ports.release(port);
        }
        throw new ProgramException("the MariaDB server ends by itself");
    }

    private void initialise(Installed installed, Unprivileged as) throws IOException {
        files.empty();
        Files.createDirectories(files.data());
        as.own(files.folder(), home.folder());
        var words = new ArrayList<>(as.prefix());
        words.addAll(List.of(
                installed.initialise().toString(),
                "--no-defaults",
                "--datadir=" + files.data(),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--skip-name-resolve",
                "--loose-debug-no-sync"));
        new Command("mariadb-install-db", words).run("MYSQL");
    }

    private String firstStatements() {
        return """
                delete from mysql.global_priv where user <> 'mariadb.sys';
                flush privileges;
                create user '%s'@'%%' identified by '%s';
                grant all on *.* to '%s'@'%%' with grant option;
                """.formatted(USER, Secrets.readOrCreate(passwordFile), USER);
    }

    private Process launch(Installed installed, Unprivileged as) throws IOException {
        var words = new ArrayList<>(as.prefix());
        words.addAll(List.of(
                installed.server().toString(),
                "--no-defaults",
                "--datadir=" + files.data(),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=socket", // in the data folder: a full path would be too long in a deep home
                "--pid-file=" + files.data().resolve("server.pid"),
                "--init-file=" + files.first(),
                "--secure-file-priv=" + files.exchange(),
                "--skip-name-resolve",
                "--skip-log-bin",
                "--skip-symbolic-links",
                "--loose-skip-ssl",
                "--local-infile=0",
                "--performance-schema=OFF",
                "--character-set-server=utf8mb4",
                "--max-connections=50",
                "--innodb-buffer-pool-size=32M",
                "--innodb-log-file-size=32M",
                "--innodb-flush-log-at-trx-commit=0",
                "--loose-tmp-disk-table-size=1073741824",
                "--loose-debug-no-sync"));
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(files.log().toFile())
                .directory(files.folder().toFile())
                .start();
    }

    /** False when it ended instead. */
    private boolean becomesReady(Process server) {
        var deadline = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!server.isAlive()) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                throw new ProgramException("the MariaDB server does not answer");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return server.isAlive();
    }

    private boolean answers() {
        var url = "jdbc:mysql://127.0.0.1:" + port + "/?sslMode=DISABLED&connectTimeout=2000&socketTimeout=5000";
        try (var connection = DriverManager.getConnection(url, USER, access().password())) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void stop() {
        if (process == null) {
            return;
        }
        try {
            process.destroy();
            if (process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                Files.deleteIfExists(files.running());
            } else {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = null;
        files.child().forget();
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
        Ports.release(port);
    }
}
