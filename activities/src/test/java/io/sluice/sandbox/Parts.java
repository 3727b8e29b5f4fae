package io.sluice.sandbox;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The parts of the machine that tests need: under CI a missing one fails the test, a laptop skips it and says so. */
public final class Parts {
    private static final Path SCRIPTS =
            Path.of("..", "scripts").toAbsolutePath().normalize();

    private Parts() {}

    /** Runs a script of the project that provides a part. */
    public static void need(String script) {
        try {
            var process = new ProcessBuilder(SCRIPTS.resolve(script).toString())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                missing(script + ": " + said);
            }
        } catch (IOException failure) {
            missing(failure.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A program on the PATH. */
    public static void command(String name) {
        var path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin";
        if (Stream.of(path.split(":")).noneMatch(place -> Files.isExecutable(Path.of(place, name)))) {
            missing("the program " + name);
        }
    }

    public static void missing(String what) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI needs " + what);
        }
        System.err.println("SKIPPED, missing on this machine: " + what);
        abort(what);
    }
}
