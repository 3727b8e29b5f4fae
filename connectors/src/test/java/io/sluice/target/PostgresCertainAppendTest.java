package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static io.sluice.pipeline.WriteMode.UPSERT;
import static io.sluice.target.LoadContract.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An append that nothing can refuse is proven by its stage; wherever anything could, the rehearsal does it and takes it back. */
class PostgresCertainAppendTest {

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
