package io.sluice.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The MariaDB server of this machine on a data folder of its own, without durability, for as long as a bench lasts. */
public final class ScratchMariaDb implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private ScratchMariaDb(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Empty where no {@code mariadbd} is installed. */
    public static Optional<ScratchMariaDb> start(Path folder) throws IOException {
        var server = program("mariadbd");
        var installer = program("mariadb-install-db");
        if (server.isEmpty() || installer.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        var data = "--datadir=" + folder.resolve("data");
        var user = "--user=" + System.getProperty("user.name");
        var made = new ProcessBuilder(
                        installer.get(), "--no-defaults", data, "--auth-root-authentication-method=normal", user)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("install.log").toFile())
                .start();
        awaitEnd(made);
        var port = freePort();
        var command = new ArrayList<>(List.of(server.get(), "--no-defaults", data, user, "--skip-ssl"));
        command.addAll(List.of(
                "--port=" + port, "--bind-address=127.0.0.1", "--socket=" + folder.resolve("s"), "--skip-log-bin"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        var mariadb = new ScratchMariaDb(process, port);
        Installation.await("MariaDB", START, mariadb::answers);
        return Optional.of(mariadb);
    }

    private static Optional<String> program(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitEnd(Process process) {
        try {
            process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() {
        try (var connection = open("", false)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    public String url(String database) {
        return "mysql://root@127.0.0.1:" + port + "/" + database;
    }

    public Connection open(String database, boolean manyStatements) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + port + "/" + database + "?allowMultiQueries=" + manyStatements, "root", "");
    }

    public void create(String database) {
        try (var server = open("", false);
                var create = server.createStatement()) {
            create.execute("create database `" + database + "`");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void load(String database, Path dump) throws IOException {
        try (var server = open("", false);
                var create = server.createStatement()) {
            create.execute("create database `" + database + "`");
            try (var connection = open(database, true);
                    var load = connection.createStatement()) {
                load.execute(Files.readString(dump));
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(dump + " cannot be loaded", e));
        }
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd(process);
    }
}
