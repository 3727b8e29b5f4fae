package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static io.sluice.pipeline.WriteMode.UPSERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts that crash, lose replies, sleep and race, on every engine: the target holds each row once. */
abstract class ExactlyOnceContract {

    final World world = world();

    abstract World world();

    @BeforeEach
    void create() {
        world.run("create table orders (id int primary key, name text, amount numeric(12,2))");
    }

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void a_crashed_stage_load_goes_on_at_its_last_page() {
        assertThatThrownBy(() -> world.stage("r", world.load(APPEND, false), () -> Rows.wide(80_000, 60_000)))
                .hasMessage("the source broke off");
        var kept = world.database.value("select page from " + world.kept("ledger") + " where part = 'stage'");
        assertThat(Long.parseLong(String.valueOf(kept))).isPositive();
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.wide(80_000, Long.MAX_VALUE));
        assertThat(staged.rows()).isEqualTo(80_000);
        assertThat(world.database.rows("select count(*), count(distinct id) from " + world.rowsOf(staged)))
                .containsExactly(List.of("80000", "80000"));
        var whole = world.stage("other", world.load(APPEND, false), () -> Rows.wide(80_000, Long.MAX_VALUE));
        assertThat(staged.digest()).as("the same digest wherever it broke off").isEqualTo(whole.digest());
    }

    @Test
    void a_backend_that_is_ended_in_the_middle_of_a_page_leaves_nothing_of_it() {
        try (var session = world.target.open()) {
            var end = world.endingOf(session);
            assertThatThrownBy(() -> world.stage(session, "r", world.load(APPEND, false), () -> {
                        world.run(end);
                        return Rows.numbered(200_000);
                    }))
                    .isInstanceOf(RuntimeException.class);
        }
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.numbered(200_000));
        assertThat(world.database.count(world.rowsOf(staged))).isEqualTo(200_000);
    }

    @Test
    void a_complete_stage_is_not_read_again() {
        world.stage("r", world.load(APPEND, false), () -> Rows.numbered(10));
        var again = world.stage("r", world.load(APPEND, false), () -> {
            throw new AssertionError("read again");
        });
        assertThat(again.rows()).isEqualTo(10);
    }

    @Test
    void another_plan_stages_anew() {
        world.stage("r", world.load(APPEND, false), () -> Rows.numbered(10));
        var other = world.stage("r", world.load(APPEND, false, "id"), () -> Rows.numbered(5));
        assertThat(world.database.count(world.rowsOf(other))).isEqualTo(5);
    }

    @Test
    void committing_twice_is_once() {
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.numbered(10));
        var first = world.commit("r", staged);
        var second = world.commit("r", staged);
        assertThat(world.database.count("orders")).isEqualTo(10);
        assertThat(((TargetCommit.Booked) second).effects().getFirst().change())
                .isEqualTo(((TargetCommit.Booked) first).effects().getFirst().change());
    }

    @Test
    void a_change_beyond_the_budget_is_taken_back() {
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.numbered(10));
        try (var session = world.target.open()) {
            var result = new TargetCommit(session, Watch.NOBODY).run("r", World.works(staged), effects -> false);
            assertThat(result).isInstanceOf(TargetCommit.OverBudget.class);
        }
        assertThat(world.database.count("orders")).isZero();
        assertThat(world.commit("r", staged)).isInstanceOf(TargetCommit.Booked.class);
    }

    @Test
    void a_lost_reply_to_commit_is_looked_up_in_the_ledger() throws Exception {
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.numbered(10));
        try (var proxy = new LossyProxy(world.database);
                var session = new Target("warehouse", world.target.dialect(), proxy::open).open()) {
            proxy.loseReplyToCommitAfter(world.kept("undo"));
            assertThatThrownBy(() -> new TargetCommit(session, Watch.NOBODY).run("r", World.works(staged), e -> true))
                    .isInstanceOf(UnknownOutcome.class);
        }
        assertThat(world.database.count("orders")).isEqualTo(10);
        assertThat(world.commit("r", staged)).isInstanceOf(TargetCommit.Booked.class);
        assertThat(world.database.count("orders")).isEqualTo(10);
    }

    @Test
    void a_zombie_that_wakes_after_its_replacement_committed_changes_nothing() throws Exception {
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.numbered(10));
        var asleep = new CountDownLatch(1);
        var wake = new CountDownLatch(1);
        try (var session = world.target.open()) {
            var zombie = CompletableFuture.supplyAsync(
                    () -> new TargetCommit(session, Watch.NOBODY).run("r", World.works(staged), effects -> {
                        asleep.countDown();
                        return await(wake);
                    }));
            asleep.await(60, TimeUnit.SECONDS);
            assertThat(world.commit("r", staged)).isInstanceOf(TargetCommit.Booked.class);
            wake.countDown();
            assertThatThrownBy(zombie::join).hasCauseInstanceOf(DataAccessException.class);
        }
        assertThat(world.database.count("orders")).isEqualTo(10);
    }

    @Test
    void a_zombie_whose_session_lives_on_is_stopped_by_its_fence() {
        try (var old = world.target.open();
                var young = world.target.open()) {
            var part = Part.commit("r");
            var stale = new Ledger(old).takeFence(part);
            // As if it could not be ended: the fence alone must hold.
            young.db().execute("update " + world.kept("ledger") + " set fence = fence + 1, backend = 'somebody'");
            assertThatThrownBy(() -> stale.once(db -> {
                        db.execute("insert into orders values (1, 'zombie', 1)");
                        return new Claim.Page(1, "", "");
                    }))
                    .isInstanceOf(Overtaken.class);
        }
        assertThat(world.database.count("orders")).isZero();
    }

    @Test
    void two_attempts_at_once_commit_once() throws SQLException {
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.numbered(1_000));
        var attempts = List.of(
                CompletableFuture.runAsync(() -> world.commit("r", staged)),
                CompletableFuture.runAsync(() -> world.commit("r", staged)));
        attempts.forEach(attempt -> attempt.exceptionally(overtaken -> null).join());
        world.commit("r", staged);
        assertThat(world.database.count("orders")).isEqualTo(1_000);
    }

    @Test
    void a_transaction_that_met_another_one_is_tried_again() throws SQLException {
        world.run("insert into orders values (1, 'a', 1)");
        var staged = world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1"));
        try (var other = world.database.open()) {
            other.setAutoCommit(false);
            other.createStatement().execute("update orders set amount = 7 where id = 1");
            var commit = CompletableFuture.supplyAsync(() -> world.commit("r", staged));
            untilSomebodyWaitsForALock(commit);
            other.commit();
            assertThat(commit.join()).isInstanceOf(TargetCommit.Booked.class);
        }
        assertThat(world.database.rows("select * from orders")).containsExactly(List.of("1", "x", "1.00"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10_000})
    void an_upsert_whose_row_somebody_else_adds_meanwhile_changes_that_row(int rows) throws SQLException {
        var staged = world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.numbered(rows));
        try (var other = world.database.open()) {
            other.setAutoCommit(false);
            other.createStatement().execute("insert into orders values (1, 'mine', 1)");
            var commit = CompletableFuture.supplyAsync(() -> world.commit("r", staged));
            untilSomebodyWaitsForALock(commit);
            other.commit();
            assertThat(commit.join()).isInstanceOf(TargetCommit.Booked.class);
        }
        assertThat(world.database.count("orders")).isEqualTo(rows);
        assertThat(world.database.value("select name from orders where id = 1")).isNotEqualTo("mine");
    }

    @Test
    void a_cancel_ends_the_statement_that_runs_and_changes_nothing() {
        world.run("insert into orders values (1, 'a', 1)");
        var staged = world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1"));
        try (var session = world.target.open();
                var other = world.database.open()) {
            other.setAutoCommit(false);
            other.createStatement().execute("update orders set amount = 7 where id = 1");
            var commit = CompletableFuture.supplyAsync(
                    () -> new TargetCommit(session, Watch.NOBODY).run("r", World.works(staged), effects -> true));
            untilSomebodyWaitsForALock(commit);
            session.cancel();
            assertThatThrownBy(commit::join).hasCauseInstanceOf(DataAccessException.class);
            other.rollback();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(world.database.value("select name from orders")).isEqualTo("a");
    }

    @Test
    void the_ledger_takes_one_sentence_a_request() {
        try (var session = world.target.open()) {
            var ledger = new Ledger(session);
            ledger.holdTo("r", "one");
            ledger.holdTo("r", "one");
            assertThatThrownBy(() -> ledger.holdTo("r", "other")).hasMessageContaining("another sentence");
        }
    }

    private void untilSomebodyWaitsForALock(CompletableFuture<?> waiting) {
        // MariaDB shows what it showed last while it is asked more often than every 100 ms
        while (!waiting.isDone() && world.database.rows(world.lockWaits()).isEmpty()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
