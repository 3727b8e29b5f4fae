package io.sluice.answer;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cancels a statement that outlives its time: SQLite has no server that would, MySQL's limit counts for SELECT alone. */
final class Deadline implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);

    private Deadline() {}

    static Deadline of(Duration limit, Statement statement) {
        var deadline = new Deadline();
        Thread.ofVirtual().name("deadline").start(() -> deadline.watch(limit, statement));
        return deadline;
    }

    private void watch(Duration limit, Statement statement) {
        try {
            if (!closed.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                statement.cancel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            // it ended by itself in this very moment
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
