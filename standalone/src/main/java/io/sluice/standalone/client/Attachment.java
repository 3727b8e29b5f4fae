package io.sluice.standalone.client;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.HomeLock;
import io.sluice.standalone.home.Published;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A command's hold on a running server: while it lasts, a server that another command started does not leave. */
public final class Attachment implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** Longer than a server takes to stop, so that only what lasts is spoken of. */
    private static final int SILENT_PAUSES = 60;

    private final Home home;
    private final Published server;
    private final AutoCloseable hold;

    private Attachment(Home home, Published server, AutoCloseable hold) {
        this.home = home;
        this.server = server;
        this.hold = hold;
    }

    /** A server that can be talked to and, when it is ours, be left. */
    public interface OwnServer extends AutoCloseable {
        Published published();

        /** Returns when nobody needs the server any more and it is stopped. */
        @Override
        void close();
    }

    /** The server of this home if one is up. */
    public static Optional<Attachment> toRunning(Home home) {
        var lock = HomeLock.tryAttach(home);
        var server = lock.isPresent() ? Published.read(home) : Optional.<Published>empty();
        if (server.isEmpty()) {
            lock.ifPresent(HomeLock::close);
            return Optional.empty();
        }
        return Optional.of(new Attachment(home, server.get(), lock.get()));
    }

    /**
     * The server of this home, started by {@code starter} when none is up; waits while another process starts or stops it.
     *
     * @param say told once, when the wait becomes long
     */
    public static Attachment toAny(Home home, Supplier<Optional<? extends OwnServer>> starter, Consumer<String> say) {
        for (int pauses = 0; ; pauses++) {
            var running = toRunning(home);
            if (running.isPresent()) {
                return running.get();
            }
            var own = starter.get();
            if (own.isPresent()) {
                return new Attachment(home, own.get().published(), own.get());
            }
            if (pauses == SILENT_PAUSES) {
                say.accept("another command is starting or stopping the server of " + home.folder()
                        + "; waiting for it (Ctrl-C: give up)");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Whether the server was started for this command and stops when nobody needs it any more. */
    public boolean isOwn() {
        return hold instanceof OwnServer;
    }

    public Published server() {
        return server;
    }

    public Api api() {
        return Api.of(home, server.web());
    }

    @Override
    public void close() {
        try {
            hold.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the server could not be left", e);
        }
    }
}
