package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One sandbox database made ahead, and used ones dropped behind: both take longer than a small run. */
final class SpareTrial implements AutoCloseable {

    private static final int CHECK_SECONDS = 2;

    private final Databases databases;
    private final Connection administrator;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private CompletableFuture<PostgresTrial> next;

    SpareTrial(Databases databases, Connection administrator) {
        this.databases = databases;
        this.administrator = administrator;
        this.next = begin();
    }

    /** The spare one, or a new one when the spare has died with its server or was never made. */
    PostgresTrial take() throws SQLException {
        CompletableFuture<PostgresTrial> taken;
        synchronized (this) {
            taken = next;
            next = begin();
        }
        try {
            var spare = taken.join();
            if (spare.alive(CHECK_SECONDS)) {
                return spare;
            }
            spare.close();
        } catch (CompletionException e) {
            // It could not be made then; perhaps it can now, and if not the reason is told.
        }
        return PostgresTrial.create(databases, administrator, background);
    }

    @Override
    public synchronized void close() {
        next.handle((spare, failure) -> {
                    if (spare != null) {
                        spare.close();
                    }
                    return null;
                })
                .join();
        background.close();
    }

    private CompletableFuture<PostgresTrial> begin() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return PostgresTrial.create(databases, administrator, background);
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                background);
    }
}
