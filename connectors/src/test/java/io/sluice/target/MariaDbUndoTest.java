package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static io.sluice.pipeline.WriteMode.REPLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** MariaDB tells rows by key and content alone. */
class MariaDbUndoTest extends UndoContract {

    @Override
    World world() {
        return World.mariadb();
    }

    @Override
    String counted() {
        return "int primary key auto_increment";
    }

    @Test
    void a_new_table_that_others_wrote_to_stays_as_it_is() {
        world.commit("r", world.stage("r", world.load(APPEND, true), () -> Rows.of("1,a,1", "2,b,2")));
        world.run("insert into orders values (9, 'mine', 9)");
        try (var session = world.target.open()) {
            assertThat(new TargetUndo(session).rehearse("r").getFirst().never()).contains("others have written");
        }
        assertThat(world.database.count("orders")).isEqualTo(3);
    }

    @Test
    void rows_that_came_without_a_key_cannot_be_taken_out_and_that_is_said_before() {
        world.run("create table orders (id int, name text, amount numeric)");
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.of("1,a,1"));
        assertThat(world.rehearse("r", staged).getFirst().notUndoable())
                .isEqualTo(List.of(world.schema() + ".orders has no key by which its rows could be taken out again"));
    }

    @Test
    void where_a_table_refers_to_itself_unique_values_that_wandered_leave_everything_as_it_is() {
        world.run("create table orders (id int primary key, name varchar(20) unique, amount numeric(10,2))");
        world.run("insert into orders values (1, 'a', 1), (2, 'b', 2)");
        world.commit("r", world.stage("r", world.load(REPLACE, false), () -> Rows.of("1,b,1", "2,a,2")));
        world.run("alter table orders add foreign key (id) references orders (id)");
        assertThatThrownBy(this::undo).hasMessageContaining("Duplicate entry");
        assertThat(world.database.rows("select name from orders order by id"))
                .containsExactly(List.of("b"), List.of("a"));
    }
}
