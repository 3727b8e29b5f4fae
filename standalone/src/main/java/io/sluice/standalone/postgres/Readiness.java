package io.sluice.standalone.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Whether a server lets us in. */
final class Readiness {
    /** Long enough for crash recovery after a large load. */
    static final Duration RECOVERY = Duration.ofSeconds(60);

    private static final String CANNOT_CONNECT_NOW = "57P03";

    private Readiness() {}

    /** Asks until it answers; one that refuses for another reason than that it is still starting is given up at once. */
    static boolean within(Duration patience, Supplier<Database> database) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try (var connection = database.get().connect()) {
                return connection.isValid(2);
            } catch (SQLException e) {
                if (!CANNOT_CONNECT_NOW.equals(e.getSQLState()) || System.nanoTime() > deadline) {
                    return false;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }
}
