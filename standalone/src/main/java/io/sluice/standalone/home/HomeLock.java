package io.sluice.standalone.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The right to be the one process that serves a home; the system takes it back from a killed one. */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when another process has it. */
    public static Optional<HomeLock> tryTake(Home home) {
        return take(home.create().lock(), false);
    }

    /** The clients' side of {@link #tryTakeFromClients}: any number of them may hold it together. */
    public static Optional<HomeLock> tryAttach(Home home) {
        return take(home.create().clients(), true);
    }

    /** Empty while a client is attached; held, it keeps new ones away from a server that is about to leave. */
    public static Optional<HomeLock> tryTakeFromClients(Home home) {
        return take(home.clients(), false);
    }

    private static Optional<HomeLock> take(Path file, boolean shared) {
        try {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock(0, Long.MAX_VALUE, shared) != null) {
                    return Optional.of(new HomeLock(channel));
                }
            } catch (OverlappingFileLockException heldByThisProcess) {
                // as taken as if another had it
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock " + file + " cannot be used", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
