package io.sluice.standalone.temporal;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.Ports;
import io.sluice.standalone.home.TemporalSettings;
import io.sluice.standalone.process.ChildFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The CLI's development server as our child: on disk, on loopback, started again when it dies. */
final class DevServer implements TemporalServer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** It takes a second to say goodbye to itself; what it was told is on disk already. */
    private static final long STOP_MILLIS = 300;

    private final DevServerCommand command;
    private final ChildFile child;
    private final Consumer<String> say;
    private volatile boolean closing;
    private volatile Process process;

    private DevServer(DevServerCommand command, ChildFile child, Consumer<String> say) throws IOException {
        this.command = command;
        this.child = child;
        this.say = say;
        process = launch();
    }

    static DevServer start(Path binary, Home home, TemporalSettings settings, Consumer<String> say) {
        var folder = home.temporal();
        try {
            Files.createDirectories(folder);
            var child = new ChildFile(folder.resolve("pid"));
            child.stopLeftOver(folder.toString());
            var command = new DevServerCommand(
                    binary, folder, settings.port().choose(), settings.uiPort().choose(), settings.namespace());
            var server = new DevServer(command, child, say);
            try {
                server.prepare();
            } catch (RuntimeException e) {
                server.close();
                throw new TemporalException("the Temporal server did not start; its log: " + command.log(), e);
            }
            Thread.ofPlatform().daemon().name("temporal-supervisor").start(server::superviseUntilClosed);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the Temporal server could not be started", e);
        }
    }

    @Override
    public TemporalAddress address() {
        return new TemporalAddress(
                command.address(), command.namespace(), Optional.of(command.uiUrl()), TemporalAddress.Kind.CLI);
    }

    @Override
    public void close() {
        closing = true;
        synchronized (this) { // a restart under way would leave a server behind
            stop();
        }
        child.forget();
        Ports.release(command.port());
        Ports.release(command.uiPort());
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() throws IOException {
        var launched = command.launch();
        child.remember(launched.pid());
        return launched;
    }

    private void prepare() {
        try (var setup = new ServerSetup(command.address(), command.namespace())) {
            setup.awaitReady(PATIENCE, () -> process.isAlive());
            setup.registerSearchAttributes();
            if (!setup.retention().equals(RETENTION)) {
                setup.keepFor(RETENTION);
            }
        }
    }

    /** Workers and clients reconnect by themselves, so a server on the same port and file is all they need. */
    private void superviseUntilClosed() {
        while (!closing) {
            process.onExit().join();
            LockSupport.parkNanos(PAUSE.toNanos());
            synchronized (this) {
                if (!closing) {
                    restart();
                }
            }
        }
    }

    private void restart() {
        say.accept("the Temporal server ended by itself (exit " + process.exitValue() + "); starting it again");
        try {
            process = launch();
        } catch (IOException e) {
            say.accept("the Temporal server could not be started again: " + e.getMessage());
        }
    }
}
