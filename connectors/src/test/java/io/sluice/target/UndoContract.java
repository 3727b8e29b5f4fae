package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static io.sluice.pipeline.WriteMode.MIRROR;
import static io.sluice.pipeline.WriteMode.REPLACE;
import static io.sluice.pipeline.WriteMode.UPSERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.Work.Statement;
import io.sluice.target.Work.Statement.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was committed goes back, once, on every engine; what others did since stays. */
abstract class UndoContract {

    final World world = world();

    abstract World world();

    /** A key that the engine counts up. */
    abstract String counted();

    private void threeOrders() {
        world.run("create table orders (id " + counted()
                + ", name varchar(20), amount numeric(10,2), at timestamp null)");
        world.run(
                "insert into orders (name, amount, at) values ('a', 1, '2024-01-31 10:00:00'), ('b', 2, null), ('c', null, null)");
    }

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void a_new_table_goes() {
        world.commit("r", world.stage("r", world.load(APPEND, true), () -> Rows.of("1,a,1", "2,b,2")));
        assertThat(undo()).isEqualTo(List.of(2L, 0L, 0L, 0L));
        assertThat(world.exists("orders")).isFalse();
    }

    @Test
    void a_new_table_that_a_view_needs_is_not_dropped() {
        world.commit("r", world.stage("r", world.load(APPEND, true), () -> Rows.of("1,a,1")));
        world.run("create view seen as select * from orders");
        try (var session = world.target.open()) {
            assertThat(new TargetUndo(session).rehearse("r").getFirst().never()).contains("view seen");
        }
        assertThat(world.database.count("orders")).isEqualTo(1);
    }

    @Test
    void changed_deleted_and_added_rows_go_back_to_what_they_were() {
        threeOrders();
        var before = world.database.rows("select * from orders order by id");
        write(
                statement(Kind.UPDATE, "update orders set name = 'x', at = null where id = 1", "where id = 1"),
                statement(Kind.DELETE, "delete from orders where id = 2", "where id = 2"),
                statement(Kind.INSERT, "insert into orders (name) values ('new')", ""));
        assertThat(undo()).isEqualTo(List.of(1L, 1L, 1L, 0L));
        assertThat(world.database.rows("select * from orders order by id")).isEqualTo(before);
    }

    @Test
    void rows_that_others_touched_since_are_conflicts_and_stay() {
        world.run("create table orders (id int primary key, name varchar(20), amount numeric(10,2), note text)");
        world.run("insert into orders (id, name, amount) values (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)");
        world.commit(
                "r",
                world.stage(
                        "r", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1", "2,x,2", "7,new,7", "8,new,8")));
        world.run("update orders set name = 'theirs' where id in (1, 7)", "delete from orders where id = 8");
        assertThat(undo()).isEqualTo(List.of(0L, 1L, 0L, 3L));
        assertThat(world.database.rows("select id, name from orders order by id"))
                .containsExactly(List.of("1", "theirs"), List.of("2", "b"), List.of("3", "c"), List.of("7", "theirs"));
    }

    @ParameterizedTest
    @EnumSource(names = {"UPSERT", "MIRROR"})
    void many_rows_go_back_to_what_they_were(WriteMode mode) {
        world.run("create table orders (id int primary key, name varchar(40), amount numeric(12,2), note text)");
        world.commit("q", world.stage("q", world.load(APPEND, false), () -> Rows.numbered(8_000)));
        world.run(
                "update orders set amount = amount + 1, note = 'theirs' where id % 2 = 0",
                "insert into orders values (20001, 'gone', 1, 'a'), (20002, 'gone', 2, null), (20003, null, null, null)");
        var before = world.database.rows("select * from orders where id not in (2, 20001) order by id");
        world.commit("r", world.stage("r", world.load(mode, false, "id"), () -> Rows.numbered(12_000)));
        world.run(
                "update orders set name = 'mine' where id in (2, 9000)",
                mode == MIRROR ? "insert into orders values (20001, 'mine', 1, 'a')" : "select 1");
        long gone = mode == MIRROR ? 2 : 0;
        assertThat(undo()).isEqualTo(List.of(3_999L, 3_999L, gone, mode == MIRROR ? 3L : 2L));
        assertThat(world.database.rows("select * from orders where id not in (2, 9000, 20001) order by id"))
                .isEqualTo(before);
        assertThat(world.database.rows("select id from orders where name = 'mine' order by id"))
                .hasSize(mode == MIRROR ? 3 : 2);
    }

    @Test
    void rows_that_got_another_key_go_back_under_the_old_one() {
        world.run("create table orders (id int primary key, name varchar(20) not null unique, amount numeric(10,2))");
        world.run("insert into orders values (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)");
        var before = world.database.rows("select * from orders order by id");
        world.commit(
                "r", world.stage("r", world.load(UPSERT, false, "name"), () -> Rows.of("7,a,5", "2,b,9", "3,c,3")));
        assertThat(world.database.rows("select id, name from orders order by id"))
                .containsExactly(List.of("2", "b"), List.of("3", "c"), List.of("7", "a"));
        undo();
        assertThat(world.database.rows("select * from orders order by id")).isEqualTo(before);
    }

    @Test
    void unique_values_that_went_from_row_to_row_go_back_and_what_refers_to_the_rows_stays() {
        world.run("create table orders (id int primary key, name varchar(20) not null unique, amount numeric(10,2))");
        world.run("create table items (order_id int not null, foreign key (order_id) references orders (id))");
        world.run(
                "insert into orders values (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)", "insert into items values (1), (2)");
        var before = world.database.rows("select * from orders order by id");
        world.commit(
                "r",
                world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,d,1", "2,a,2", "3,b,3", "4,c,4")));
        assertThat(undo()).isEqualTo(List.of(1L, 3L, 0L, 0L));
        assertThat(world.database.rows("select * from orders order by id")).isEqualTo(before);
        assertThat(world.database.count("items")).isEqualTo(2);
        assertThatThrownBy(() -> world.run("delete from orders where id = 1"))
                .as("the foreign key holds")
                .isNotNull();
    }

    @Test
    void unique_values_that_rows_exchanged_go_back() {
        world.run("create table orders (id int primary key, name varchar(20) unique, amount numeric(10,2), note text)");
        world.run("insert into orders values (1, 'a', 1, 'n'), (2, 'b', 2, 'm'), (3, 'c', 3, null)");
        var before = world.database.rows("select * from orders order by id");
        world.commit("r", world.stage("r", world.load(REPLACE, false), () -> Rows.of("1,b,1", "2,a,2", "4,c,3")));
        assertThat(undo()).isEqualTo(List.of(1L, 2L, 1L, 0L));
        assertThat(world.database.rows("select * from orders order by id")).isEqualTo(before);
    }

    @Test
    void a_unique_value_that_went_on_from_a_deleted_row_goes_back() {
        world.run("create table orders (id int primary key, name varchar(20) unique, amount numeric(10,2))");
        world.run("insert into orders values (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)");
        var before = world.database.rows("select * from orders order by id");
        world.commit("r", world.stage("r", world.load(REPLACE, false), () -> Rows.of("1,c,1", "2,b,2")));
        assertThat(undo()).isEqualTo(List.of(0L, 1L, 1L, 0L));
        assertThat(world.database.rows("select * from orders order by id")).isEqualTo(before);
    }

    @Test
    void unique_values_that_went_around_and_came_from_deleted_rows_and_new_ones_go_back() {
        world.run(
                "create table orders (id int primary key, name varchar(20), amount numeric(10,2) unique, unique (name))");
        world.run(
                "insert into orders values (1, 'a', 1), (2, 'b', 2), (3, 'c', 3), (4, 'd', 4), (5, null, null), (6, null, 6)");
        var before = world.database.rows("select * from orders order by id");
        world.commit(
                "r",
                world.stage(
                        "r", world.load(REPLACE, false), () -> Rows.of("1,d,2", "2,a,3", "3,b,1", "5,c,6", "7,e,4")));
        assertThat(undo()).isEqualTo(List.of(1L, 4L, 2L, 0L));
        assertThat(world.database.rows("select * from orders order by id")).isEqualTo(before);
    }

    @Test
    void unique_values_of_several_columns_and_types_that_rows_exchanged_go_back() {
        world.run(
                "create table orders (id int primary key, name varchar(20), amount numeric(10,2), big bigint, at timestamp null,"
                        + " unique (big, name), unique (at))");
        world.run("insert into orders values (1, 'a', 1, 9007199254740993, '2024-01-31 10:00:00'),"
                + " (2, 'a', 2, 9007199254740992, '2024-01-31 10:00:01'), (3, 'b', 3, 9007199254740993, null)");
        var before = world.database.rows("select * from orders order by id");
        write(
                statement(Kind.DELETE, "delete from orders", "where true"),
                statement(
                        Kind.INSERT,
                        "insert into orders values (1, 'b', 1, 9007199254740993, '2024-01-31 10:00:01'),"
                                + " (2, 'a', 2, 9007199254740992, '2024-01-31 10:00:00'), (3, 'a', 3, 9007199254740993, null)",
                        ""));
        assertThat(undo()).isEqualTo(List.of(0L, 3L, 0L, 0L));
        assertThat(world.database.rows("select * from orders order by id")).isEqualTo(before);
    }

    @Test
    void unique_values_of_rows_that_refer_to_each_other_go_back() {
        world.run("create table orders (id int primary key, name varchar(20) unique, amount numeric(10,2), boss int,"
                + " foreign key (boss) references orders (id))");
        world.run(
                "insert into orders values (2, 'b', 2, null), (1, 'a', 1, 2)",
                "update orders set boss = 1 where id = 2");
        var before = world.database.rows("select * from orders order by id");
        world.commit("r", world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1", "2,y,2")));
        assertThat(undo()).isEqualTo(List.of(0L, 2L, 0L, 0L));
        assertThat(world.database.rows("select * from orders order by id")).isEqualTo(before);
    }

    @Test
    void a_row_that_somebody_put_back_by_hand_is_no_conflict() {
        threeOrders();
        write(statement(Kind.UPDATE, "update orders set name = 'x' where id = 1", "where id = 1"));
        world.run("update orders set name = 'a' where id = 1");
        assertThat(undo()).isEqualTo(List.of(0L, 0L, 0L, 0L));
    }

    @Test
    void a_replaced_foreign_table_gets_its_rows_back() {
        world.run("create table orders (id int primary key, name text, amount numeric, note text)");
        world.run("insert into orders values (1, 'a', 1, 'n'), (2, 'b', 2, 'm')");
        var before = world.database.rows("select * from orders order by id");
        world.commit("r", world.stage("r", world.load(REPLACE, false), () -> Rows.of("2,x,2", "3,c,3")));
        assertThat(undo()).isEqualTo(List.of(1L, 1L, 1L, 0L));
        assertThat(world.database.rows("select * from orders order by id")).isEqualTo(before);
    }

    @Test
    void rows_to_which_others_refer_by_a_cascade_are_not_removed() {
        world.run("create table orders (id int primary key, name text, amount numeric)");
        world.run("create table items (id int, foreign key (id) references orders (id) on delete cascade)");
        world.commit("r", world.stage("r", world.load(APPEND, false), () -> Rows.of("1,a,1")));
        world.run("insert into items values (1)");
        try (var session = world.target.open()) {
            assertThat(new TargetUndo(session).rehearse("r").getFirst().never()).contains("1 rows of other tables");
        }
    }

    @Test
    void undoing_twice_is_once_and_the_source_may_be_loaded_again() {
        world.run("create table orders (id int primary key, name text, amount numeric)");
        world.commit("r", world.stage("r", world.load(APPEND, false), () -> Rows.of("1,a,1")));
        undo();
        world.run("insert into orders values (1, 'mine', 1)");
        try (var session = world.target.open()) {
            assertThat(new TargetUndo(session).run("r", effects -> true, () -> {}))
                    .isTrue();
            assertThat(TargetUndo.undone(session, "r")).hasValue(1);
            assertThat(new Ledger(session)
                            .loadedBy(new TableName("warehouse", world.schema(), "orders"), "digest of 1", "s"))
                    .isEmpty();
        }
        assertThat(world.database.count("orders")).isEqualTo(1);
    }

    @Test
    void requests_that_wrote_to_the_same_rows_go_back_one_after_the_other() {
        world.run("create table orders (id int primary key, name varchar(20), amount numeric(10,2), note text)");
        world.run("insert into orders (id, name, amount) values (1, 'a', 1), (2, 'b', 2)");
        var before = world.database.rows("select * from orders order by id");
        world.commit("q", world.stage("q", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1", "2,x,2", "3,c,3")));
        world.commit("r", world.stage("r", world.load(MIRROR, false, "id"), () -> Rows.of("1,y,1", "4,d,4")));
        assertThat(undo("r")).isEqualTo(List.of(1L, 1L, 2L, 0L));
        world.commit("s", world.stage("s", world.load(UPSERT, false, "id"), () -> Rows.of("1,z,1")));
        assertThat(undo("s")).isEqualTo(List.of(0L, 1L, 0L, 0L));
        assertThat(undo("q")).isEqualTo(List.of(1L, 2L, 0L, 0L));
        assertThat(world.database.rows("select * from orders order by id")).isEqualTo(before);
    }

    @Test
    void later_requests_that_wrote_to_a_table_are_named_until_they_are_taken_back() {
        world.run("create table orders (id int primary key, name varchar(20), amount numeric(10,2), note text)");
        world.commit("q", world.stage("q", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1")));
        world.commit("r", world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,y,1", "2,b,2")));
        world.commit("s", world.stage("s", world.load(UPSERT, false, "id"), () -> Rows.of("3,c,3")));
        world.commit("t", world.stage("t", world.load(UPSERT, false, "id"), () -> Rows.of("3,c,3")));
        assertThat(later("q")).containsExactly("s", "r");
        undo("s");
        assertThat(later("q")).containsExactly("r");
        assertThat(later("r")).isEmpty();
    }

    List<String> later(String request) {
        try (var session = world.target.open()) {
            return new TargetUndo(session)
                    .later(request, new TableName("warehouse", world.schema(), "orders")).stream()
                            .map(TargetUndo.Later::request)
                            .toList();
        }
    }

    @Test
    void a_new_table_goes_after_what_later_requests_did_to_its_rows_went_back() {
        world.commit("q", world.stage("q", world.load(APPEND, true, "id"), () -> Rows.of("1,a,1", "2,b,2")));
        world.commit("r", world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,y,1", "4,d,4")));
        assertThat(undo("r")).isEqualTo(List.of(1L, 1L, 0L, 0L));
        assertThat(undo("q")).isEqualTo(List.of(2L, 0L, 0L, 0L));
        assertThat(world.exists("orders")).isFalse();
    }

    @Test
    void a_row_that_somebody_changed_between_two_requests_stays_theirs_when_the_later_one_is_undone() {
        world.run("create table orders (id int primary key, name varchar(20), amount numeric(10,2), note text)");
        world.commit("q", world.stage("q", world.load(UPSERT, false, "id"), () -> Rows.of("1,a,1", "2,b,2")));
        world.run("update orders set name = 'theirs' where id = 1");
        world.commit("r", world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,y,1", "2,y,2")));
        assertThat(undo("r")).isEqualTo(List.of(0L, 2L, 0L, 0L));
        assertThat(undo("q")).isEqualTo(List.of(1L, 0L, 0L, 1L));
        assertThat(world.database.rows("select id, name from orders")).containsExactly(List.of("1", "theirs"));
    }

    private void write(Statement... statements) {
        write("r", statements);
    }

    void write(String request, Statement... statements) {
        try (var session = world.target.open()) {
            new TargetCommit(session, Watch.NOBODY)
                    .run(request, List.of(new Work.Write(1, List.of(statements))), effects -> true);
        }
    }

    private Statement statement(Kind kind, String sql, String where) {
        return new Statement(
                kind,
                sql,
                new TableName("warehouse", world.schema(), "orders"),
                where.isEmpty() ? null : "orders",
                where.isEmpty() ? null : "from orders " + where);
    }

    List<Long> undo() {
        return undo("r");
    }

    /** Plans, does what was planned, and gives rows removed, restored, returned and in conflict. */
    List<Long> undo(String request) {
        try (var session = world.target.open()) {
            var undo = new TargetUndo(session);
            var planned = undo.rehearse(request).getFirst();
            assertThat(planned.never()).isNull();
            assertThat(undo.run(request, effects -> effects.getFirst().sameCounts(planned), () -> {}))
                    .isTrue();
            return List.of(planned.removed(), planned.restored(), planned.returned(), planned.conflicts());
        }
    }
}
