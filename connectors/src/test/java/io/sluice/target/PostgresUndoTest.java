package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static io.sluice.pipeline.WriteMode.REPLACE;
import static io.sluice.pipeline.WriteMode.UPSERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.TableName;
import io.sluice.target.Work.Statement;
import io.sluice.target.Work.Statement.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** PostgreSQL also knows our rows by their transaction, and keeps a replaced table aside. */
class PostgresUndoTest extends UndoContract {

    @Override
    World world() {
        return World.postgres();
    }

    @Override
    String counted() {
        return "int generated always as identity primary key";
    }

    @Test
    void a_new_table_that_others_wrote_to_stays_with_their_rows() {
        world.commit("r", world.stage("r", world.load(APPEND, true), () -> Rows.of("1,a,1", "2,b,2")));
        world.run("insert into orders values (9, 'mine', 9)");
        assertThat(undo()).isEqualTo(List.of(2L, 0L, 0L, 1L));
        assertThat(world.database.rows("select name from orders")).containsExactly(List.of("mine"));
    }

    @Test
    void rows_that_were_added_go_even_without_a_key() {
        world.run("create table orders (id int, name text, amount numeric)", "insert into orders values (1, 'a', 1)");
        world.commit("r", world.stage("r", world.load(APPEND, false), () -> Rows.of("1,a,1", "2,b,2")));
        assertThat(undo()).isEqualTo(List.of(2L, 0L, 0L, 0L));
        assertThat(world.database.rows("select * from orders")).containsExactly(List.of("1", "a", "1"));
    }

    @Test
    void a_replaced_table_of_our_own_comes_back() {
        world.commit("q", world.stage("q", world.load(APPEND, true, "id"), () -> Rows.of("1,a,1", "2,b,2")));
        world.commit("r", world.stage("r", world.load(REPLACE, false), () -> Rows.of("3,c,3")));
        assertThat(undo()).isEqualTo(List.of(1L, 0L, 2L, 0L));
        assertThat(world.database.rows("select name from orders order by id"))
                .containsExactly(List.of("a"), List.of("b"));
        var again = world.stage("s", world.load(REPLACE, false), () -> Rows.of("4,d,4"));
        assertThat(world.rehearse("s", again).getFirst().ours()).isTrue();
    }

    @Test
    void the_rows_of_a_replaced_table_are_told_by_what_had_become_of_them() {
        world.commit("q", world.stage("q", world.load(APPEND, true, "id"), () -> Rows.of("1,a,1", "2,b,2", "3,c,3")));
        var replaced = world.stage("r", world.load(REPLACE, false), () -> Rows.of("2,x,2", "3,y,3", "4,d,4", "5,e,5"));
        assertThat(LoadContract.counts(world.commit("r", replaced), 2, 2, 1).kind())
                .isEqualTo(TableEffect.Kind.SWAPPED);
        assertThat(undo()).isEqualTo(List.of(2L, 2L, 1L, 0L));
    }

    @Test
    void many_changed_rows_are_kept_in_a_table_of_their_own_as_long_as_an_undo_needs_them() {
        world.run("create table orders (id int primary key, name text, amount numeric, check (id > 0))");
        world.run("insert into orders select i, 'a', 1 from generate_series(1, 10000) i");
        var staged = world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.numbered(10_000));
        LoadContract.counts(world.rehearse("r", staged), 0, 10_000, 0);
        assertThat(LoadContract.counts(world.commit("r", staged), 0, 10_000, 0).notUndoable())
                .isEmpty();
        assertThat(world.database.value("select count(*) from sluice.undo_rows"))
                .isEqualTo("0");
        assertThat(keptAside()).isEqualTo(1);
        world.run("update sluice.undo set created_at = now() - interval '31 days'");
        try (var session = world.target.open()) {
            assertThat(new TargetUpkeep(session).sweep(request -> false).undos())
                    .isEqualTo(1);
        }
        assertThat(keptAside()).isZero();
    }

    @Test
    void many_rows_go_back_one_request_after_the_other() {
        world.run("create table orders (id int primary key, name text, amount numeric, check (id > 0))");
        world.run("insert into orders select i, 'a', 1 from generate_series(1, 10000) i");
        world.commit("q", world.stage("q", world.load(UPSERT, false, "id"), () -> Rows.numbered(10_000)));
        world.commit("r", world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.wide(10_000, Long.MAX_VALUE)));
        assertThat(keptAside()).isEqualTo(2);
        assertThat(undo("r")).isEqualTo(List.of(0L, 10_000L, 0L, 0L));
        assertThat(undo("q")).isEqualTo(List.of(0L, 10_000L, 0L, 0L));
        assertThat(world.database.count("orders where name = 'a'")).isEqualTo(10_000);
    }

    @Test
    void a_replaced_table_comes_back_after_later_writes_to_it_were_taken_back() {
        world.commit("p", world.stage("p", world.load(APPEND, true, "id"), () -> Rows.of("1,a,1", "2,b,2")));
        world.commit("q", world.stage("q", world.load(REPLACE, false), () -> Rows.of("1,x,1", "3,c,3")));
        world.commit("r", world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,y,1", "4,d,4")));
        assertThat(undo("r")).isEqualTo(List.of(1L, 1L, 0L, 0L));
        assertThat(undo("q")).isEqualTo(List.of(1L, 1L, 1L, 0L));
        assertThat(undo("p")).isEqualTo(List.of(2L, 0L, 0L, 0L));
        assertThat(world.exists("orders")).isFalse();
    }

    @Test
    void a_row_that_got_another_key_by_an_upsert_comes_back() {
        world.run("create table orders (id int primary key, name varchar(20) not null unique, amount numeric(12,2))");
        world.run("insert into orders values (1, 'a', 1), (2, 'b', 2)");
        world.commit("r", world.stage("r", world.load(UPSERT, false, "name"), () -> Rows.of("10,a,1", "3,c,3")));
        assertThat(undo().get(3)).isZero();
        assertThat(world.database.rows("select id, name from orders order by id"))
                .containsExactly(List.of("1", "a"), List.of("2", "b"));
    }

    @Test
    void columns_may_be_called_as_anything() {
        world.run(
                "create table orders (id int primary key, name text, amount numeric, t text, u jsonb, s int, check (id > 0))");
        world.run("insert into orders select i, 'a', 1, 'x', '{}', i from generate_series(1, 10000) i");
        var before = world.database.value("select md5(string_agg(o::text, ',' order by id)) from orders o");
        var staged = world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.numbered(10_001));
        LoadContract.counts(world.rehearse("r", staged), 1, 10_000, 0);
        world.commit("r", staged);
        assertThat(undo()).isEqualTo(List.of(1L, 10_000L, 0L, 0L));
        assertThat(world.database.value("select md5(string_agg(o::text, ',' order by id)) from orders o"))
                .isEqualTo(before);
    }

    @Test
    void what_a_column_holds_that_came_since_stays_and_of_rows_that_lost_one_none_is_put_back() {
        world.run("create table orders (id int primary key, name text, amount numeric)");
        world.run("insert into orders values (1, 'a', 1), (2, 'b', 2)");
        world.commit("r", world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1")));
        world.run(
                "alter table orders add column note text default 'n'",
                "alter table orders rename column name to title");
        try (var session = world.target.open()) {
            assertThat(new TargetUndo(session).rehearse("r").getFirst().never()).contains("column name is gone");
        }
        world.run("alter table orders rename column title to name");
        assertThat(undo()).isEqualTo(List.of(0L, 1L, 0L, 0L));
        assertThat(world.database.rows("select id, name, note from orders order by id"))
                .containsExactly(List.of("1", "a", "n"), List.of("2", "b", "n"));
    }

    @Test
    void nothing_is_kept_of_an_upsert_that_changes_nothing_or_cannot_be_undone() {
        world.run("create table orders (id int primary key, name text, amount numeric)");
        var staged = world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.numbered(10_000));
        LoadContract.counts(world.commit("r", staged), 10_000, 0, 0);
        world.run(
                "create function nothing() returns trigger language plpgsql as 'begin return new; end'",
                "create trigger acts before update on orders for each row execute function nothing()",
                "update orders set amount = 0");
        world.commit("q", world.stage("q", world.load(UPSERT, false, "id"), () -> Rows.numbered(10_000)));
        assertThat(keptAside()).isZero();
        assertThat(world.database.value("select count(*) from sluice.undo_rows"))
                .isEqualTo("0");
    }

    @Test
    void a_row_of_another_partition_that_lies_in_the_same_place_stays() {
        world.run(
                "create table orders (id int primary key, name varchar(20), amount numeric(10,2)) partition by range (id)",
                "create table p1 partition of orders for values from (0) to (100)",
                "create table p2 partition of orders for values from (100) to (200)");
        world.commit("q", world.stage("q", world.load(UPSERT, false, "id"), () -> Rows.of("1,a,1")));
        world.commit("r", world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1")));
        assertThat(undo("r")).isEqualTo(List.of(0L, 1L, 0L, 0L));
        world.run("insert into orders select i, 'theirs', 1 from generate_series(101, 110) i");
        assertThat(undo("q")).isEqualTo(List.of(1L, 0L, 0L, 0L));
        assertThat(world.database.count("orders")).isEqualTo(10);
    }

    @Test
    void unique_values_that_rows_of_a_partitioned_table_exchanged_go_back() {
        world.run(
                "create table orders (id int primary key, name varchar(20), amount numeric(10,2), unique (id, name))"
                        + " partition by range (id)",
                "create table p1 partition of orders for values from (0) to (100)",
                "create table p2 partition of orders for values from (100) to (200)",
                "alter table p1 add unique (name)");
        world.run("insert into orders values (1, 'a', 1), (2, 'b', 2), (101, 'a', 1), (102, 'b', 2)");
        var before = world.database.rows("select * from orders order by id");
        world.commit(
                "r",
                world.stage(
                        "r", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1", "2,y,2", "101,b,1", "102,a,2")));
        assertThat(undo()).isEqualTo(List.of(0L, 4L, 0L, 0L));
        assertThat(world.database.rows("select * from orders order by id")).isEqualTo(before);
    }

    @Test
    void what_a_column_holds_that_came_since_stays_also_where_unique_values_go_back() {
        world.run("create table orders (id int primary key, name varchar(20) unique, amount numeric(10,2))");
        world.run("insert into orders values (1, 'a', 1), (2, 'b', 2)");
        world.commit("r", world.stage("r", world.load(REPLACE, false), () -> Rows.of("1,b,1", "2,a,2")));
        world.run("alter table orders add column note jsonb default 'null'");
        assertThat(undo()).isEqualTo(List.of(0L, 2L, 0L, 0L));
        assertThat(world.database.rows("select name, note::text from orders order by id"))
                .containsExactly(List.of("a", "null"), List.of("b", "null"));
    }

    @Test
    void a_request_that_began_before_another_and_wrote_after_it_is_the_later_one() throws SQLException {
        world.run("create table orders (id int primary key, name text)", "create table other (id int)");
        var other = new TableName("warehouse", "public", "other");
        var orders = new TableName("warehouse", "public", "orders");
        var late = new Work.Write(
                1,
                List.of(
                        new Statement(Kind.DELETE, "delete from other", other, null, null),
                        new Statement(Kind.INSERT, "insert into orders values (2, 'b')", orders, null, null)));
        try (var session = world.target.open();
                var holder = world.database.open()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table other in access exclusive mode");
            var waiting = CompletableFuture.supplyAsync(
                    () -> new TargetCommit(session, Watch.NOBODY).run("r", List.of(late), effects -> true));
            while (!waiting.isDone() && world.database.rows(world.lockWaits()).isEmpty()) {
                Thread.onSpinWait();
            }
            write("q", new Statement(Kind.INSERT, "insert into orders values (1, 'a')", orders, null, null));
            holder.rollback();
            assertThat(waiting.join()).isInstanceOf(TargetCommit.Booked.class);
        }
        assertThat(later("q")).containsExactly("r");
        assertThat(later("r")).isEmpty();
    }

    @Test
    void an_undo_that_would_take_out_more_rows_than_came_in_is_refused() {
        world.run(
                "create table elder (id bigint, name text, amount numeric(12,2))",
                "insert into elder values (9, 'theirs', 9)");
        world.commit("r", world.stage("r", world.load(APPEND, true), () -> Rows.of("1,a,1", "2,b,2")));
        world.run("alter table elder inherit orders");
        try (var session = world.target.open()) {
            assertThat(new TargetUndo(session).rehearse("r").getFirst().never()).contains("more of its rows");
        }
    }

    @Test
    void a_row_whose_unique_value_changed_goes_back_where_a_foreign_key_restricts_that_rows_go() {
        world.run("create table orders (id int primary key, name varchar(20) unique, amount numeric(10,2))");
        world.run("create table items (id int references orders (id) on delete restrict)");
        world.run("insert into orders values (1, 'a', 1), (2, 'b', 2)", "insert into items values (1), (2)");
        world.commit("r", world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1")));
        assertThat(undo()).isEqualTo(List.of(0L, 1L, 0L, 0L));
        assertThat(world.database.rows("select name from orders order by id"))
                .containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void where_a_foreign_key_restricts_that_rows_go_unique_values_that_wandered_leave_everything_as_it_is() {
        world.run("create table orders (id int primary key, name varchar(20) unique, amount numeric(10,2))");
        world.run("insert into orders values (1, 'a', 1), (2, 'b', 2)");
        world.commit("r", world.stage("r", world.load(REPLACE, false), () -> Rows.of("1,b,1", "2,a,2")));
        world.run(
                "create table items (id int references orders (id) on delete restrict)",
                "insert into items values (1)");
        assertThatThrownBy(this::undo).hasMessageContaining("duplicate key");
        assertThat(world.database.rows("select name from orders order by id"))
                .containsExactly(List.of("b"), List.of("a"));
    }

    private int keptAside() {
        return world.database
                .rows("select 1 from pg_class where relnamespace = 'sluice'::regnamespace"
                        + " and relname ~ '^undo_[0-9a-f]{16}_'")
                .size();
    }
}
