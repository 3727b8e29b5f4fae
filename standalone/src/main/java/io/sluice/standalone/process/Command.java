package io.sluice.standalone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One call of a program that ends by itself; {@code name} is how messages call it. */
public record Command(String name, List<String> words) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Returns when it has ended well; {@code forget} is the beginning of environment variables that must not steer it. */
    public void run(String forget) {
        try {
            // a file, not a pipe: a server that it leaves running would hold a pipe open for ever
            var output = Files.createTempFile("sluice-" + name, ".log");
            try {
                await(start(output, forget), output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new ProgramException(name + " could not be run", e);
        }
    }

    private Process start(Path output, String forget) throws IOException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith(forget));
        builder.environment().put("LC_ALL", "C");
        builder.directory(Path.of("/").toFile());
        return builder.start();
    }

    private void await(Process process, Path output) throws IOException {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new ProgramException(name + " did not end within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramException(name + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new ProgramException(
                    name + " failed: " + Files.readString(output).strip());
        }
    }
}
