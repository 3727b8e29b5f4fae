package io.sluice.increment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.TestDatabase;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two tables of one database, between which an API is read while somebody writes to both: they come as they were at one instant. */
@TestInstance(Lifecycle.PER_CLASS)
class OneInstantTest {

    private static int tests;

    private Movement movement;
    private String table;

    @BeforeAll
    void install(@TempDir Path folder) {
        movement = new Movement(TestDatabase.postgres(), folder);
    }

    @AfterAll
    void remove() {
        movement.close();
    }

    /** The orders and their payments, which are always written together, with the tickets read between them. */
    private Step[] ordersTicketsPayments(String connection) {
        table = "instant" + ++tests;
        movement.api.inPeace();
        movement.api.clear();
        movement.api.put(1, "ticket", "2026-03-01T10:00:00Z");
        var schema = connection.equals("target") ? "public" : movement.shop.name();
        for (var side : List.of("orders", "payments")) {
            database(connection).run("create table " + side + table + " (id int primary key)");
        }
        write(connection, 1);
        return new Step[] {
            extract(1, new Source.Stream(connection, schema + ".orders" + table)),
            extract(2, new Source.Stream("desk", "tickets")),
            extract(3, new Source.Stream(connection, schema + ".payments" + table)),
            load(4, 1, "a_"),
            load(5, 2, "b_"),
            load(6, 3, "c_")
        };
    }

    private TestDatabase database(String connection) {
        return connection.equals("target") ? movement.database : movement.shop;
    }

    private void write(String connection, int id) {
        for (var side : List.of("orders", "payments")) {
            database(connection).run("insert into " + side + table + " values (" + id + ")");
        }
    }

    private static Step extract(int number, Source source) {
        return new Step.Extract(number, List.of(), source, List.of(), "read" + number);
    }

    private Step load(int number, int from, String prefix) {
        return new Step.Load(
                number,
                List.of(from),
                new Source.Output("read" + from),
                new Destination.Table(new TableName("target", "public", prefix + table), true),
                List.of(),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
    }

    private List<List<String>> rows(String prefix) {
        return movement.database.rows("select id from " + prefix + table + " order by id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "target"})
    void what_is_written_between_two_tables_is_in_both_or_in_none(String connection) {
        movement.run(() -> movement.api.before((n, asked) -> written(connection)), ordersTicketsPayments(connection));
        assertThat(rows("a_")).isEqualTo(rows("c_")).hasSize(1);
        assertThat(database(connection).count("orders" + table)).isEqualTo(2);
    }

    private int written(String connection) {
        write(connection, 2);
        return 200;
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "target"})
    void after_a_break_between_them_both_are_read_anew(String connection) {
        movement.run(
                () -> movement.api.before((n, asked) -> brokenOff(n, connection)), ordersTicketsPayments(connection));
        assertThat(rows("a_")).isEqualTo(rows("c_")).hasSize(2);
    }

    private int brokenOff(int n, String connection) {
        if (n == 1) {
            write(connection, 2);
            movement.line.goAway(0);
        }
        return 200;
    }

    /** The server of a source, told to end sessions that have nothing to say for a second, which this one's have while the API is read. */
    @ParameterizedTest
    @ValueSource(strings = {"shop", "target"})
    void a_database_that_ends_idle_sessions_is_read_at_one_instant_all_the_same(String connection) {
        var steps = ordersTicketsPayments(connection);
        var patience = idleSessionsEnd(connection);
        try {
            movement.run(() -> movement.api.before((n, asked) -> slow(connection)), steps);
        } finally {
            database(connection).run(patience);
        }
        assertThat(rows("a_")).isEqualTo(rows("c_")).hasSize(1);
    }

    private int slow(String connection) {
        write(connection, 2);
        LockSupport.parkNanos(Duration.ofMillis(2_500).toNanos());
        return 200;
    }

    /** What sets it back. */
    private String[] idleSessionsEnd(String connection) {
        var database = database(connection);
        if (connection.equals("target")) {
            var settings =
                    List.of("idle_in_transaction_session_timeout", "idle_session_timeout", "transaction_timeout");
            settings.forEach(name -> database.run("alter database " + database.name() + " set " + name + " = '1s'"));
            return new String[] {"alter database " + database.name() + " reset all"};
        }
        var settings = List.of("wait_timeout", "idle_transaction_timeout", "idle_readonly_transaction_timeout");
        var before = settings.stream()
                .map(name -> "set global " + name + " = " + database.value("select @@global." + name))
                .toArray(String[]::new);
        settings.forEach(name -> database.run("set global " + name + " = 1"));
        return before;
    }
}
