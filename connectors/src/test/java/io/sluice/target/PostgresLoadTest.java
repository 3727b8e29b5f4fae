package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static io.sluice.pipeline.WriteMode.REPLACE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What PostgreSQL adds: a replaced table of Sluice's own is not written twice. */
class PostgresLoadTest extends LoadContract {

    @Override
    World world() {
        return World.postgres();
    }

    @Test
    void a_table_of_its_own_is_replaced_by_the_stage_and_kept_aside() {
        world.commit("r", world.stage("r", world.load(APPEND, true, "id"), () -> Rows.of("1,a,1", "2,b,2")));
        var staged = world.stage("t", world.load(REPLACE, false), () -> Rows.of("2,x,2", "3,c,3"));
        counts(world.rehearse("t", staged), 1, 1, 1);
        var effect = counts(world.commit("t", staged), 1, 1, 1);
        assertThat(effect.kind()).isEqualTo(TableEffect.Kind.SWAPPED);
        assertThat(effect.notUndoable()).isEmpty();
        assertThat(world.database.value("select image from sluice.undo where request_id = 't'"))
                .startsWith("undo_");
        var again = world.stage("u", world.load(REPLACE, false), () -> Rows.of("2,x,2"));
        counts(world.commit("u", again), 0, 0, 1);
    }

    @Test
    void a_table_is_replaced_as_often_as_one_likes_and_its_key_named_after_it() {
        world.commit("r", world.stage("r", world.load(APPEND, true, "id"), () -> Rows.of("1,a,1")));
        for (var request : List.of("s", "t", "u", "v")) {
            var staged = world.stage(request, world.load(REPLACE, false), () -> Rows.of("1,a,1"));
            assertThat(counts(world.commit(request, staged), 0, 0, 0).kind()).isEqualTo(TableEffect.Kind.SWAPPED);
            assertThat(world.database.value(
                            "select conname from pg_constraint where contype = 'p' and conrelid = 'orders'::regclass"))
                    .isEqualTo("orders_pkey");
        }
    }

    @Test
    void a_table_with_a_view_on_it_is_replaced_row_by_row() {
        world.commit("r", world.stage("r", world.load(APPEND, true, "id"), () -> Rows.of("1,a,1", "2,b,2")));
        world.run("create view seen as select * from orders");
        var effect = predictedIsActual("t", REPLACE, () -> Rows.of("2,x,2"), 0, 1, 1);
        assertThat(effect.kind()).isEqualTo(TableEffect.Kind.WRITTEN);
        assertThat(world.database.count("seen")).isEqualTo(1);
    }

    @Test
    void compares_what_has_no_equality_by_how_it_is_written() {
        world.run(
                "create domain doc as json",
                "create table orders (id int, name text, amount numeric, extra doc default '{}')");
        world.run("insert into orders (id, name, amount) values (1, 'a', 1), (2, 'b', 2)");
        predictedIsActual("t", REPLACE, () -> Rows.of("1,a,1", "2,B,2"), 1, 0, 1);
    }
}
