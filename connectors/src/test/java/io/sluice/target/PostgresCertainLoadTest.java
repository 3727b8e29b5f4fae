package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static io.sluice.pipeline.WriteMode.UPSERT;
import static io.sluice.target.LoadContract.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.WriteMode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A load that nothing can refuse is proven by its stage; wherever anything could, the rehearsal does it and takes it back. */
class PostgresCertainLoadTest {

    private final World world = World.postgres();

    @AfterEach
    void drop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id bigint, name text, amount numeric(12,2)",
                "id int not null, name varchar(10) not null, amount numeric, note text"
            })
    void a_plain_table_is_not_written_to_in_the_rehearsal(String columns) {
        world.run("create table orders (" + columns + ")");
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.of("1,a,1", "2,b,2"));
        var foreseen = counts(world.rehearse("r", staged), 2, 0, 0);
        assertThat(written()).isFalse();
        assertThat(counts(world.commit("r", staged), 2, 0, 0).samples()).isEqualTo(foreseen.samples());
        assertThat(world.database.count("orders")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id bigint primary key, name text, amount numeric(12,2)",
                "id bigint, name text check (name <> 'b'), amount numeric(12,2)",
                "id bigint, name text not null, amount numeric(12,2)",
                "id bigint, name text, amount numeric(12,2), twice int not null"
            })
    void what_a_table_refuses_the_rehearsal_finds(String columns) {
        world.run("create table orders (" + columns + ")");
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.of("1,b,1", "1,NULL,2"));
        assertThatThrownBy(() -> world.rehearse("r", staged)).isInstanceOf(StepFailed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table orders (id bigint, name text, amount numeric(12,2), note text default 'n')",
                "create table orders (id bigint, name text, amount numeric(12,2), code text unique)",
                "create table orders (id bigint, name text, amount numeric(12,2), n int generated always as identity)",
                "create table orders (id bigint, name text, amount numeric(12,2)); create index on orders (name)",
                "create domain money2 as numeric(12,2); create table orders (id bigint, name text, amount money2)"
            })
    void a_table_that_makes_something_of_a_row_is_written_to(String ddl) {
        world.run(ddl);
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.of("1,a,1"));
        counts(world.rehearse("r", staged), 1, 0, 0);
        assertThat(written()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id bigint primary key, name text, amount numeric(12,2)",
                "id int not null unique, name varchar(10), amount numeric, note text"
            })
    void rows_with_keys_that_are_not_there_are_counted_in_their_stage(String columns) {
        world.run("create table orders (" + columns + ")", "insert into orders values (3, 'c', 3)", "vacuum orders");
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.of("1,a,1", "2,b,2"));
        counts(world.rehearse("r", staged), 2, 0, 0);
        assertThat(world.database.value("select count(*) from orders where xmax <> 0 or id < 3"))
                .isEqualTo("0");
        counts(world.commit("r", staged), 2, 0, 0);
        assertThat(world.database.count("orders")).isEqualTo(3);
    }

    @Test
    void a_key_that_is_there_is_found_by_the_rehearsal() {
        world.run("create table orders (id bigint primary key, name text, amount numeric(12,2))");
        world.run("insert into orders values (2, 'b', 2)");
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.of("1,a,1", "2,b,2"));
        assertThatThrownBy(() -> world.rehearse("r", staged)).isInstanceOf(StepFailed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id bigint primary key, name text, amount numeric(12,2)",
                "id bigint primary key, name varchar(10), amount numeric, note text",
                "id int primary key, amount numeric(12,2), name text"
            })
    void an_upsert_is_foreseen_as_it_is_written(String columns) {
        world.run("create table orders (" + columns + ")");
        world.run(
                "insert into orders (id, name, amount) values (1, 'a', 1), (2, 'b', 2), (3, null, null), (4, 'd', 4)");
        var staged = world.stage(
                "r",
                world.load(UPSERT, false, "id"),
                () -> Rows.of("1,a,1", "2,b,2.5", "3,NULL,NULL", "4,NULL,4", "5,e,5", "6,f,6", "6,g,6"));
        var before = world.database.value("select pg_relation_size('orders')");
        var foreseen = counts(world.rehearse("r", staged), 2, 2, 0);
        assertThat(world.database.value("select count(*) from orders where xmax <> 0"))
                .isEqualTo("0");
        assertThat(world.database.value("select pg_relation_size('orders')")).isEqualTo(before);
        world.run("alter table orders add check (id > 0)");
        assertThat(shown(counts(world.rehearse("r", staged), 2, 2, 0))).isEqualTo(shown(foreseen));
        assertThat(world.database.value("select count(*) from orders where xmax <> 0"))
                .isEqualTo("2");
        counts(world.commit("r", staged), 2, 2, 0);
        assertThat(world.database.rows("select id, name, round(amount, 2) from orders order by id"))
                .hasToString(
                        "[[1, a, 1.00], [2, b, 2.50], [3, null, null], [4, null, 4.00], [5, e, 5.00], [6, g, 6.00]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table orders (id bigint primary key, name text unique, amount numeric(12,2))",
                "create table orders (id bigint not null unique, name text, amount numeric(12,2))",
                "create table orders (id bigint, name text, amount numeric(12,2), primary key (id) include (name))",
                "create table orders (id bigint primary key, name text, amount numeric(12,2));"
                        + "create table later () inherits (orders)",
                "create table orders (id bigint primary key, name text, amount numeric(12,2)); create index on orders (name)",
                "create table orders (id bigint primary key, name text, amount numeric(12,2), n int default 1)",
                "create table orders (id bigint primary key, name text, amount numeric(12,2));"
                        + "create table lines (order_id bigint references orders)"
            })
    void an_upsert_that_something_may_refuse_or_follow_is_written(String ddl) {
        world.run(ddl);
        world.run("insert into orders (id, name, amount) values (1, 'a', 1)");
        var staged = world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1", "2,b,2"));
        counts(world.rehearse("r", staged), 1, 1, 0);
        assertThat(world.database.value("select count(*) from orders where xmax <> 0"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(names = {"APPEND", "UPSERT"})
    void keys_that_only_the_table_finds_equal_are_found_by_the_rehearsal(WriteMode mode) {
        world.run("create table orders (id bigint, name char(5) primary key, amount numeric(12,2))");
        var staged = world.stage("r", world.load(mode, false, "name"), () -> Rows.of("1,a,1", "2,a ,2"));
        assertThatThrownBy(() -> counts(world.rehearse("r", staged), 2, 0, 0))
                .isInstanceOfAny(StepFailed.class, AssertionError.class);
    }

    @Test
    void an_upsert_by_a_key_that_may_be_empty_is_said_as_it_is_done() {
        world.run("create table orders (id bigint unique, name text, amount numeric(12,2))");
        world.run("insert into orders values (1, 'a', 1), (null, 'b', 2)");
        var staged = world.stage("r", world.load(UPSERT, false, "id"), () -> Rows.of("1,x,1", "NULL,c,2"));
        var foreseen = world.rehearse("r", staged).getFirst();
        assertThat(counts(world.commit("r", staged), foreseen.inserted(), foreseen.changed(), foreseen.deleted())
                        .notUndoable())
                .isEqualTo(foreseen.notUndoable());
    }

    private static List<String> shown(TableEffect effect) {
        return effect.samples().stream()
                .map(sample -> String.valueOf(sample).replace(" ", ""))
                .sorted()
                .toList();
    }

    @Test
    void a_stage_that_is_read_beside_another_change_of_the_table_is_written() {
        world.run("create table orders (id bigint, name text, amount numeric(12,2))");
        var one = world.stage("r", world.load(APPEND, false), () -> Rows.of("1,a,1"));
        var two = world.stage("r", world.load(2, UPSERT, false, "id"), () -> Rows.of("1,x,1"));
        counts(world.rehearse("r", one, two), 1, 0, 0);
        assertThat(written()).isTrue();
    }

    /** Rows that were rolled back leave their pages behind. */
    private boolean written() {
        return !"0".equals(world.database.value("select pg_relation_size('orders')"));
    }
}
