package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.Settings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One installation of Sluice in a home of its own, run as a process that can be killed and started again. */
public final class Installation implements AutoCloseable {

    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(240);
    private static final List<String> UP = List.of("up");

    private final Path home;
    private final Path files;
    private final List<String> jvm;
    /** Of its own, also over a restart: the usual ones another installation would take while this one is dead. */
    private final Map<String, String> ports = new HashMap<>();

    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Process process;
    private @Nullable JsonNode server;

    public Installation(Path folder) {
        this(folder, List.of("-XX:TieredStopAtLevel=1"));
    }

    /** {@code jvm} are the options of the server's JVM, such as a heap limit. */
    public Installation(Path folder, List<String> jvm) {
        this.jvm = List.copyOf(jvm);
        for (var port : List.of("SLUICE_PORT", "SLUICE_TEMPORAL_PORT", "SLUICE_TEMPORAL_UI_PORT")) {
            ports.put(port, String.valueOf(freePort()));
        }
        try {
            home = Files.createDirectories(folder.resolve("home"));
            files = Files.createDirectories(folder.resolve("files"));
            for (var cluster : List.of("main", "sandbox")) {
                var port =
                        Files.createDirectories(new Home(home).cluster(cluster)).resolve("port");
                Files.writeString(port, String.valueOf(freePort())); // as if it had been the one of the last time
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the ports that Sluice takes by itself when nobody sets any, which others on this machine may want too. */
    public Installation onUsualPorts() {
        ports.clear();
        try {
            for (var cluster : List.of("main", "sandbox")) {
                Files.delete(new Home(home).cluster(cluster).resolve("port"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A port that others, who look at the same time, hardly get too. */
    public static int freePort() {
        for (int i = 0; i < 100; i++) {
            try (var socket = new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 32_000))) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one then
            }
        }
        throw new IllegalStateException("no free port between 20000 and 32000");
    }

    public Path home() {
        return home;
    }

    /** Sets a variable for all processes to come. */
    public Installation with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Has the built-in planner write, whatever model this machine would choose: not the author is measured. */
    public Installation planned() {
        return with("SLUICE_MODEL_PROVIDER", "none");
    }

    /** Has the model write that this machine would choose, also where the settings file of whoever measures names it. */
    public Installation configured() {
        Settings.ofModel(Home.of(System.getenv())).forEach((variable, value) -> {
            if (System.getenv(variable) == null) {
                environment.put(variable, value);
            }
        });
        return this;
    }

    /** The folder of the data files: what {@code --files} would name. */
    public Path files() {
        return files;
    }

    /** Starts {@code up} and returns when its health says ready. */
    public Installation up() {
        process = java(UP, home.resolve("up.log"));
        await("sluice up", START, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "up ended with " + process.exitValue() + ":\n" + tail(home.resolve("up.log")));
            }
            return ready();
        });
        return this;
    }

    private boolean ready() {
        var published = home.resolve("server.json");
        if (!Files.exists(published)) {
            return false;
        }
        try {
            server = JSON.readTree(published.toFile());
            // what a killed one published may name a port that is somebody else's by now
            return process != null
                    && server.path("pid").asLong() == process.pid()
                    && rest().get("/v1/health").status() == 200;
        } catch (IOException | IllegalStateException notYet) {
            return false;
        }
    }

    public Rest rest() {
        if (server == null) {
            throw new IllegalStateException("not up yet");
        }
        return new Rest(server.path("web").asText());
    }

    /** Runs one verb to its end, as {@code ./sluice VERB} does, in the folder of the data files. */
    public Run run(String... verb) {
        var out = home.resolve("verb-" + System.nanoTime());
        var running = java(List.of(verb), out);
        try {
            if (!running.waitFor(180, TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new IllegalStateException(String.join(" ", verb) + " did not end:\n" + tail(errorsOf(out)));
            }
            return new Run(running.exitValue(), Files.readString(out), Files.readString(errorsOf(out)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a verb left: its exit code, its results and its messages. */
    public record Run(int exit, String out, String err) {
        public JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException e) {
                throw new IllegalStateException("not one JSON document: " + out + "\n" + err, e);
            }
        }
    }

    private Process java(List<String> verb, Path out) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC"));
        if (verb.equals(UP)) {
            command.addAll(agents());
        }
        command.addAll(jvm);
        var root = System.getProperty("sluice.root");
        if (root != null) {
            command.add("-Dsluice.root=" + root); // the scripts there find the real Temporal server
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.sluice.standalone.cli.Main"));
        command.addAll(verb);
        var builder = new ProcessBuilder(command)
                .directory(files.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(errorsOf(out).toFile());
        builder.environment().put("SLUICE_HOME", home.toString());
        ports.forEach(builder.environment()::putIfAbsent);
        builder.environment().put("NO_COLOR", "1");
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What watches this JVM, to measure which code runs, watches its servers too; a short verb would take twice as long. */
    private static List<String> agents() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .toList();
    }

    private static Path errorsOf(Path out) {
        return out.resolveSibling(out.getFileName() + ".err");
    }

    /** {@code kill -9}: nothing is cleaned up, children stay behind. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            join();
        }
    }

    private void join() {
        try {
            if (process != null) {
                process.waitFor(30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            join();
        }
        run("down");
    }

    /** Looks again and again until it is so; fails with {@code what} when time is over. */
    public static void await(String what, Duration patience, BooleanSupplier condition) {
        var end = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    public static String tail(Path log) {
        try {
            var text = Files.exists(log) ? Files.readString(log) : "";
            var errors = Files.exists(errorsOf(log)) ? Files.readString(errorsOf(log)) : "";
            var all = text + errors;
            return all.substring(Math.max(0, all.length() - 6000));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
