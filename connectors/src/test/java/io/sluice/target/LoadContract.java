package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static io.sluice.pipeline.WriteMode.INSERT_NEW;
import static io.sluice.pipeline.WriteMode.REPLACE;
import static io.sluice.pipeline.WriteMode.UPSERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.pipeline.WriteMode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each mode does to a table, told by rehearsal and done by commit; the same on every engine. */
abstract class LoadContract {

    private static final String TABLE =
            "create table orders (id int primary key, name varchar(8), amount numeric(10,2), note text default 'n')";

    final World world = world();

    abstract World world();

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void makes_a_new_table_of_the_stage() {
        var staged = world.stage("r", world.load(APPEND, true), () -> Rows.of("1,Zoë,2.50", "2,NULL,NULL"));
        counts(world.rehearse("r", staged), 2, 0, 0);
        assertThat(world.exists("orders")).isFalse();
        counts(world.commit("r", staged), 2, 0, 0);
        assertThat(world.database.rows("select * from orders order by id"))
                .containsExactly(List.of("1", "Zoë", "2.50"), java.util.Arrays.asList("2", null, null));
    }

    @Test
    void appends_to_a_table() {
        world.run(TABLE, "insert into orders (id, name, amount) values (1, 'a', 1)");
        predictedIsActual(APPEND, () -> Rows.of("2,b,2", "3,c,3"), 2, 0, 0);
        assertThat(world.database.value("select note from orders where id = 3")).isEqualTo("n");
    }

    @Test
    void upserts_by_key_and_counts_a_row_written_again_equal_nowhere() {
        world.run(TABLE, "insert into orders (id, name, amount) values (1, 'a', 1), (2, 'b', 2), (9, 'z', 9)");
        predictedIsActual(UPSERT, () -> Rows.of("1,a,1.00", "2,x,2", "3,first,0", "3,c,3"), 1, 1, 0, "id");
        assertThat(world.database.rows("select id, name from orders order by id"))
                .containsExactly(List.of("1", "a"), List.of("2", "x"), List.of("3", "c"), List.of("9", "z"));
    }

    @Test
    void adds_only_rows_whose_key_is_new() {
        world.run(TABLE, "insert into orders (id, name, amount) values (1, 'a', 1)");
        predictedIsActual(INSERT_NEW, () -> Rows.of("1,x,7", "2,b,2", "2,later,3"), 1, 0, 0, "id");
        assertThat(world.database.rows("select name from orders order by id"))
                .containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void replaces_the_content_and_tells_what_changed_by_key() {
        world.run(TABLE, "insert into orders (id, name, amount) values (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)");
        predictedIsActual(REPLACE, () -> Rows.of("1,a,1", "2,x,2", "4,d,4"), 1, 1, 1);
    }

    @Test
    void compares_a_table_without_key_as_multisets() {
        world.run("create table orders (id int, name text, amount numeric)");
        world.run("insert into orders values (1, 'a', 1), (1, 'a', 1), (2, 'b', 2)");
        var effect = predictedIsActual(REPLACE, () -> Rows.of("1,a,1", "3,c,3"), 1, 0, 2);
        assertThat(effect.notUndoable()).hasSize(1);
    }

    @Test
    void shows_real_rows_before_and_after_in_the_order_of_their_columns() {
        world.run(TABLE, "insert into orders (id, name, amount) values (1, 'a', 1)");
        var staged = world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1"));
        var sample = world.rehearse("r", staged).getFirst().samples().getFirst();
        assertThat(sample.kind()).isEqualTo("change");
        assertThat(sample.before().replace(" ", ""))
                .matches("\\{\"id\":1,\"name\":\"a\",\"amount\":1.*,\"note\":\"n\"}");
        assertThat(sample.after().replace(" ", ""))
                .matches("\\{\"id\":1,\"name\":\"x\",\"amount\":1.*,\"note\":\"n\"}");
    }

    @Test
    void rejects_what_a_narrow_column_would_round_or_cut() {
        world.run("create table orders (id smallint primary key, name char(3), amount numeric(5,1))");
        var staged = world.stage(
                "r", world.load(APPEND, false), () -> Rows.of("1,abcd,1", "2,ab,1.25", "70000,ab,1", "3,ab,1.50"));
        assertThat(staged.rows()).isEqualTo(1);
        assertThat(staged.rejected()).isEqualTo(3);
        assertThat(world.database.rows("select line, reason from " + world.kept("rejects") + " order by line"))
                .map(line -> line.getFirst() + " " + line.getLast())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("1 name does not fit into char"),
                        second -> assertThat(second)
                                .startsWith("2 amount does not fit into ")
                                .endsWith("(5,1)"),
                        third -> assertThat(third).startsWith("3 id does not fit into smallint"));
    }

    @Test
    void a_stage_that_grows_beyond_its_limit_stops_the_request_before_the_disk_does() {
        var limits = new StageLimits(10, 1, 1, Duration.ZERO);
        var order = new StageOrder("r", world.load(APPEND, true), "digest", "orders.csv");
        try (var session = world.target.open()) {
            var loader = new StageLoader(session, Clock.systemUTC(), limits);
            assertThatThrownBy(() ->
                            loader.load(order, place -> Rows.of("1,a,1", "2,b,2", "3,c,3", "4,d,4"), Watch.NOBODY))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("take more than");
        }
        assertThat(world.exists("orders")).isFalse();
    }

    @Test
    void two_loads_into_one_new_table_are_one_change() {
        var one = world.stage("r", world.load(APPEND, true), () -> Rows.of("1,a,1"));
        var two = world.stage("r", world.load(2, APPEND, true), () -> Rows.of("2,b,2"));
        counts(world.rehearse("r", one, two), 2, 0, 0);
        counts(world.commit("r", one, two), 2, 0, 0);
        assertThat(world.database.count("orders")).isEqualTo(2);
    }

    @Test
    void a_table_that_came_meanwhile_is_a_drift() {
        var staged = world.stage("r", world.load(APPEND, true), () -> Rows.of("1,a,1"));
        world.run(TABLE);
        assertThatThrownBy(() -> world.commit("r", staged)).isInstanceOf(Drifted.class);
        assertThat(world.database.count("orders")).isZero();
    }

    @Test
    void knows_whether_a_table_is_its_own_and_untouched() {
        world.commit("r", world.stage("r", world.load(APPEND, true), () -> Rows.of("1,a,1")));
        world.commit("s", world.stage("s", world.load(APPEND, false), () -> Rows.of("2,b,2")));
        var replace = world.stage("t", world.load(REPLACE, false), () -> Rows.of("3,c,3"));
        assertThat(world.rehearse("t", replace).getFirst().ours()).isTrue();
        world.run("update orders set name = 'mine' where id = 1");
        assertThat(world.rehearse("t", replace).getFirst().ours()).isFalse();
    }

    TableEffect predictedIsActual(
            WriteMode mode, World.RowStreams rows, long inserted, long changed, long deleted, String... key) {
        return predictedIsActual("r", mode, rows, inserted, changed, deleted, key);
    }

    TableEffect predictedIsActual(
            String request,
            WriteMode mode,
            World.RowStreams rows,
            long inserted,
            long changed,
            long deleted,
            String... key) {
        var before = world.database.rows("select * from orders");
        var staged = world.stage(request, world.load(mode, false, key), rows);
        counts(world.rehearse(request, staged), inserted, changed, deleted);
        assertThat(world.database.rows("select * from orders")).isEqualTo(before);
        return counts(world.commit(request, staged), inserted, changed, deleted);
    }

    static TableEffect counts(TargetCommit.Result result, long inserted, long changed, long deleted) {
        return counts(((TargetCommit.Booked) result).effects(), inserted, changed, deleted);
    }

    static TableEffect counts(List<TableEffect> effects, long inserted, long changed, long deleted) {
        assertThat(effects).hasSize(1);
        var effect = effects.getFirst();
        assertThat(List.of(effect.inserted(), effect.changed(), effect.deleted()))
                .containsExactly(inserted, changed, deleted);
        return effect;
    }
}
