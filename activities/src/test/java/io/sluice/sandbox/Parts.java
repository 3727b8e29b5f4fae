package io.sluice.sandbox;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;

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

    public static void missing(String what) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI needs " + what);
        }
        System.err.println("SKIPPED, missing on this machine: " + what);
        abort(what);
    }
}
