package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static io.sluice.pipeline.WriteMode.REPLACE;
import static io.sluice.target.LoadContract.counts;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rehearsal found between an old table and its new content the commit takes over, unless either is another by then. */
class PostgresComparedTest {

    private final World world = World.postgres();
    private Staged staged;

    @BeforeEach
    void rehearse() {
        world.commit("made", world.stage("made", world.load(APPEND, true), () -> Rows.of("1,a,1", "2,b,2")));
        staged = world.stage("r", world.load(REPLACE, false), () -> Rows.of("2,b,2", "3,c,3", "4,d,4"));
        counts(world.rehearse("r", staged), 2, 0, 1);
        // so that a figure which was taken over is told from one that was counted
        world.run("update sluice.compared set inserted = 77");
    }

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void the_same_contents_are_compared_once() {
        counts(world.commit("r", staged), 77, 0, 1);
        assertThat(world.database.count("orders")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into orders values (3, 'c', 3)",
                "delete from orders where id = 1",
                "update orders set name = 'z' where id = 1",
                "truncate orders",
            })
    void a_table_that_somebody_wrote_to_is_compared_again(String statement) {
        world.run(statement);
        assertThat(counted()).isNotEqualTo(77);
    }

    @Test
    void a_table_whose_key_came_meanwhile_is_compared_again() {
        world.run("alter table orders add primary key (id)");
        assertThat(counted()).isNotEqualTo(77);
    }

    /** Its number is older than those of the rows that were there. */
    @Test
    void a_row_that_a_transaction_from_before_the_table_changes_is_seen() throws SQLException {
        try (var other = world.database.open()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_current_xact_id()");
            world.commit("s", world.stage("s", world.load(REPLACE, false), () -> Rows.of("1,a,1", "2,b,2")));
            counts(world.rehearse("r", staged), 2, 0, 1);
            world.run("update sluice.compared set inserted = 77");
            other.createStatement().execute("update orders set name = 'z' where id = 2");
            other.commit();
        }
        assertThat(counted()).isNotEqualTo(77);
    }

    @Test
    void a_target_that_cannot_keep_it_is_compared_again() {
        world.run("drop table sluice.compared");
        try (var session = world.target.open()) {
            assertThat(session.dialect().installed(session)).isTrue();
        }
        world.run("drop table sluice.compared");
        counts(world.commit("r", staged), 2, 0, 1);
    }

    @Test
    void a_table_that_we_wrote_to_is_compared_again() {
        world.commit("s", world.stage("s", world.load(APPEND, false), () -> Rows.of("3,c,3")));
        counts(world.commit("r", staged), 1, 0, 1);
    }

    @Test
    void a_table_that_we_made_anew_is_compared_again() {
        world.commit("s", world.stage("s", world.load(REPLACE, false), () -> Rows.of("3,c,3")));
        counts(world.commit("r", staged), 2, 0, 0);
    }

    @Test
    void another_stage_is_compared_again() {
        try (var session = world.target.open()) {
            session.dialect().dropStages(session, "r");
        }
        var other = world.stage("r", world.load(2, REPLACE, false), () -> Rows.of("2,b,2"));
        counts(world.commit("r", other), 0, 0, 1);
    }

    @Test
    void nothing_of_it_outlives_the_stages() {
        world.commit("r", staged);
        try (var session = world.target.open()) {
            session.dialect().dropStages(session, "r");
        }
        assertThat(world.database.count("sluice.compared")).isZero();
    }

    private long counted() {
        return ((TargetCommit.Booked) world.commit("r", staged))
                .effects()
                .getFirst()
                .inserted();
    }
}
