package io.sluice.standalone.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Remembers the child's process, so that one whose parent was killed is found again. */
public record ChildFile(Path file) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    public void remember(long pid) {
        try {
            Files.writeString(file, pid + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void forget() {
        file.toFile().delete();
    }

    /** Ends the process if it still is ours, which its command line shows: after a reboot the number may be anybody's. */
    public void stopLeftOver(String partOfItsCommand) {
        leftOver(partOfItsCommand).ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException stubborn) {
                process.destroyForcibly();
                process.onExit().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Optional<ProcessHandle> leftOver(String partOfItsCommand) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    .filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains(partOfItsCommand))
                            .isPresent());
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }
}
