package io.sluice.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs initdb and pg_ctl, as somebody who is not root. */
record Programs(Binaries binaries, Unprivileged as) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Makes a cluster in a folder that is empty; its superuser gets the password in the file. */
    void initialise(Path data, String superuser, Path passwordFile) {
        // the builtin locale sorts the same on every machine, whatever its C library
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                superuser,
                "--pwfile",
                passwordFile.toString(),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
    }

    void start(Path data, Path log) {
        run("pg_ctl", "start", "-w", "-t", "60", "-s", "-D", data.toString(), "-l", log.toString());
    }

    void stop(Path data) {
        try {
            run("pg_ctl", "stop", "-w", "-t", "20", "-s", "-m", "fast", "-D", data.toString());
        } catch (PostgresException hangs) {
            run("pg_ctl", "stop", "-w", "-t", "20", "-s", "-m", "immediate", "-D", data.toString());
        }
    }

    private void run(String program, String... arguments) {
        var command = new ArrayList<>(as.prefix());
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        try {
            // a file, not a pipe: the postmaster would hold a pipe open for ever
            var output = Files.createTempFile("sluice-" + program, ".log");
            try {
                await(program, start(command, output), output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new PostgresException(program + " could not be run", e);
        }
    }

    private static Process start(List<String> command, Path output) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // PGDATA and the like of the caller's shell must not steer our cluster
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.directory(Path.of("/").toFile());
        return builder.start();
    }

    private static void await(String program, Process process, Path output) throws IOException {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PostgresException(program + " did not end within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException(program + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new PostgresException(
                    program + " failed: " + Files.readString(output).strip());
        }
    }
}
