package io.sluice.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.database.Databases;
import io.sluice.fixture.TestDatabase;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
    private final Databases databases = new Databases();

    @ActivityInterface
    public interface Sleeper {
        void sleep();
    }

    @AfterEach
    void close() {
        temporal.close();
        databases.close();
    }

    @Test
    void a_cancel_kills_the_running_query_within_two_seconds() {
        try (var database = TestDatabase.postgres()) {
            temporal.registerActivitiesImplementations((Sleeper) () -> sleep(database));
            var sleeper = temporal.newActivityStub(
                    Sleeper.class,
                    ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofMinutes(2))
                            .setHeartbeatTimeout(Duration.ofSeconds(10))
                            .build());
            temporal.requestCancelActivity();
            var before = Instant.now();
            assertThatThrownBy(sleeper::sleep).isInstanceOf(RuntimeException.class);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertThat(database.value("select count(*) from pg_stat_activity where query like '%pg_sleep(60)%' "
                            + "and state = 'active' and pid <> pg_backend_pid()"))
                    .isEqualTo("0");
        }
    }

    @Test
    void outside_an_activity_it_beats_for_nobody() {
        try (var heartbeat = Heartbeat.start()) {
            heartbeat.throwIfCancelled();
            assertThat(heartbeat.cancelled()).isFalse();
        }
    }

    @Test
    void operators_see_how_far_it_is() throws InterruptedException {
        var seen = new LinkedBlockingQueue<String>();
        temporal.setActivityHeartbeatListener(String.class, seen::add);
        temporal.registerActivitiesImplementations((Sleeper) () -> tellUntilSeen(seen));
        temporal.newActivityStub(
                        Sleeper.class,
                        ActivityOptions.newBuilder()
                                .setStartToCloseTimeout(Duration.ofMinutes(1))
                                .build())
                .sleep();
        assertThat(seen.take()).isEqualTo("step 2: 7 rows");
    }

    private static void tellUntilSeen(Collection<String> seen) {
        try (var heartbeat = Heartbeat.start()) {
            heartbeat.tell("step 2: 7 rows");
            while (seen.isEmpty()) {
                Thread.onSpinWait();
            }
        }
    }

    private void sleep(TestDatabase database) {
        try (var heartbeat = Heartbeat.start();
                var session = databases.open(database.as("shop"));
                var statement = session.createStatement()) {
            heartbeat.onCancel(statement::cancel);
            try {
                statement.execute("select pg_sleep(60)");
            } catch (SQLException e) {
                heartbeat.throwIfCancelled();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
