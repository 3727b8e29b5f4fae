package io.sluice.connector.manifest.budget;

import io.sluice.connector.manifest.http.Limiter;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One limiter a connection for all requests and workers of this process; a changed connection has a new key. */
public final class SharedBudgets {
    private final ConcurrentHashMap<String, Limiter> limiters = new ConcurrentHashMap<>();

    /** {@code make} is asked when the connection is first read. */
    public Limiter of(String connection, Supplier<Limiter> make) {
        return limiters.computeIfAbsent(connection, key -> make.get());
    }
}
