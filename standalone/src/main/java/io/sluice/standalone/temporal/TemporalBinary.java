package io.sluice.standalone.temporal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a {@code temporal} binary. What may have to be fetched or built is left to scripts/temporal/install, which the
 * launcher runs beside Maven; here it runs only where the launcher did not.
 */
final class TemporalBinary {

    private TemporalBinary() {}

    static Optional<Path> find(Consumer<String> say) {
        return onPath().or(() -> installed(say));
    }

    private static Optional<Path> onPath() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "temporal"))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Optional<Path> installed(Consumer<String> say) {
        var root = System.getProperty("sluice.root");
        if (root == null) {
            return Optional.empty();
        }
        var scripts = Path.of(root, "scripts", "temporal");
        return cached(scripts)
                .or(() -> Boolean.getBoolean("sluice.temporal.tried") ? Optional.empty() : install(scripts, say));
    }

    /** Where the scripts would put it; only they know the pinned version. */
    private static Optional<Path> cached(Path scripts) {
        return run(say -> {}, "bash", "-c", ". '" + scripts.resolve("pinned.sh") + "'; echo \"$TEMPORAL_BINARY\"")
                .filter(Files::isExecutable);
    }

    private static Optional<Path> install(Path scripts, Consumer<String> say) {
        return run(say, scripts.resolve("install").toString()).filter(Files::isExecutable);
    }

    /** The last line of standard output as a path; standard error goes to the listener, line by line. */
    private static Optional<Path> run(Consumer<String> say, String... command) {
        try {
            var process = new ProcessBuilder(command).start();
            Thread.ofVirtual().start(() -> process.errorReader().lines().forEach(say));
            try (Stream<String> lines = process.inputReader().lines()) {
                var path = lines.reduce((first, last) -> last)
                        .filter(line -> !line.isBlank())
                        .map(Path::of);
                return process.waitFor() == 0 ? path : Optional.empty();
            }
        } catch (IOException noBash) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
