package io.sluice.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** One connection that listens for all readers of one process, opened with the first of them. */
public final class EventFeed implements AutoCloseable {

    private static final String CHANNEL = "sluice_events";
    private static final int LISTEN_MS = 10_000;
    private static final long RECONNECT_MS = 500;

    private final String jdbcUrl;
    private final Properties login = new Properties();
    private final Map<String, Set<Runnable>> readers = new ConcurrentHashMap<>();
    private @Nullable Thread listener;
    private volatile boolean closed;

    EventFeed(String jdbcUrl, String user, @Nullable String password) {
        this.jdbcUrl = jdbcUrl;
        login.setProperty("user", user);
        login.setProperty("ApplicationName", "sluice events");
        login.setProperty("tcpKeepAlive", "true");
        if (password != null) {
            login.setProperty("password", password);
        }
    }

    /** Ends with {@link #close}. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    static void wake(DSLContext tx, String request) {
        tx.execute("select pg_notify(?, ?)", CHANNEL, request);
    }

    Subscription subscribe(String request, Runnable wake) {
        readers.compute(request, (id, woken) -> {
            var all = woken == null ? ConcurrentHashMap.<Runnable>newKeySet() : woken;
            all.add(wake);
            return all;
        });
        listen();
        return () -> readers.computeIfPresent(request, (id, woken) -> {
            woken.remove(wake);
            return woken.isEmpty() ? null : woken;
        });
    }

    private synchronized void listen() {
        if (listener == null && !closed) {
            listener = Thread.ofPlatform().daemon().name("sluice-events").start(this::listenForEver);
        }
    }

    private void listenForEver() {
        while (!closed) {
            try (var connection = DriverManager.getConnection(jdbcUrl, login)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                wakeAll(); // what was said while nobody listened
                while (!closed) {
                    deliver(connection.unwrap(PGConnection.class));
                }
            } catch (SQLException lost) {
                pause();
            }
        }
    }

    private void deliver(PGConnection connection) throws SQLException {
        var said = connection.getNotifications(LISTEN_MS);
        if (said != null) {
            for (var notification : said) {
                readers.getOrDefault(notification.getParameter(), Set.of()).forEach(Runnable::run);
            }
        }
    }

    private void wakeAll() {
        readers.values().forEach(woken -> woken.forEach(Runnable::run));
    }

    private void pause() {
        try {
            Thread.sleep(RECONNECT_MS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (listener != null) {
            listener.interrupt();
        }
    }
}
