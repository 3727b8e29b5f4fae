package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static io.sluice.pipeline.WriteMode.MIRROR;
import static io.sluice.pipeline.WriteMode.REPLACE;
import static io.sluice.pipeline.WriteMode.UPSERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was read is loaded from its stage itself where it may be; whoever else reads it finds all that was read. */
class PostgresOutputStageTest {

    private static final String PLAIN = "create table orders (id bigint primary key, name text, amount numeric(12,2))";

    private final World world = World.postgres();
    private final List<Work> works = new ArrayList<>();

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void a_new_table_is_what_was_read() {
        var stage = read(1, "one", Rows.numbered(100));
        into("orders", 2, "one", APPEND, true);
        assertThat(committed()).containsExactly("orders +100 ~0 -0");
        assertThat(world.database.value("select count(*) from orders")).isEqualTo("100");
        assertThat(world.exists(stage.table().name().last())).isFalse();
    }

    @Test
    void rows_are_appended_and_brought_up_to_date_from_what_was_read() {
        world.run(PLAIN, "insert into orders values (1, 'x', 1), (2, 'b', 2)");
        read(1, "one", Rows.of("2,c,2", "3,d,3", "3,e,3"));
        into("orders", 2, "one", UPSERT, false, "id");
        assertThat(committed()).containsExactly("orders +1 ~1 -0");
        assertThat(world.database.rows("select id, name from orders order by id"))
                .containsExactly(List.of("1", "x"), List.of("2", "c"), List.of("3", "e"));
        works.clear();
        read(3, "two", Rows.of("4,f,4"));
        into("orders", 4, "two", APPEND, false);
        assertThat(committed()).containsExactly("orders +1 ~0 -0");
    }

    @Test
    void a_table_of_our_own_is_replaced_by_what_was_read() {
        read(1, "one", Rows.numbered(100));
        into("orders", 2, "one", APPEND, true);
        committed();
        works.clear();
        read(3, "two", Rows.numbered(10));
        into("orders", 4, "two", REPLACE, false);
        assertThat(committed()).containsExactly("orders +0 ~0 -90");
    }

    @Test
    void an_output_that_two_loads_read_is_whole_for_both() {
        read(1, "one", Rows.numbered(100));
        into("orders", 2, "one", APPEND, true);
        into("copies", 3, "one", APPEND, true);
        assertThat(committed()).containsExactly("orders +100 ~0 -0", "copies +100 ~0 -0");
    }

    @ParameterizedTest
    @EnumSource(names = {"APPEND", "UPSERT", "MIRROR", "REPLACE"})
    void a_new_table_that_a_second_load_changes_is_counted_as_it_is_and_leaves_the_first_output_whole(WriteMode mode) {
        read(1, "one", Rows.numbered(100));
        into("orders", 2, "one", APPEND, true);
        read(3, "two", Rows.of("100,x,1", "101,y,1"));
        into("orders", 4, "two", mode, false, mode == UPSERT || mode == MIRROR ? new String[] {"id"} : new String[0]);
        var rows = String.valueOf(mode == APPEND ? 102 : mode == UPSERT ? 101 : 2);
        try (var session = world.target.open()) {
            new TargetRehearsal(session).run("r", works, (application, effects) -> assertThat(
                            session.db().fetchCount(DSL.table(application.output("one"))))
                    .isEqualTo(100));
        }
        assertThat(committed()).containsExactly("orders +" + rows + " ~0 -0");
        assertThat(world.database.value("select count(*) from orders")).isEqualTo(rows);
        try (var session = world.target.open()) {
            assertThat(new TargetUndo(session)
                            .run("r1", effects -> effects.getFirst().conflicts() == 0, () -> {}))
                    .isTrue();
        }
        assertThat(world.exists("orders")).isFalse();
    }

    @Test
    void a_row_that_does_not_fit_stays_with_what_was_read() {
        world.run("create table orders (id bigint, name varchar(3), amount numeric(12,2))");
        read(1, "one", Rows.of("1,abc,1", "2,abcd,2"));
        into("orders", 2, "one", APPEND, false);
        assertThat(committed()).containsExactly("orders +1 ~0 -0");
    }

    private Staged read(int number, String output, Rows rows) {
        var load = new Load(
                number,
                List.of(),
                new Source.File(output + ".csv", FileFormat.csv()),
                new Destination.Output(output),
                World.COLUMNS,
                List.of(),
                List.of(),
                APPEND,
                List.of());
        var staged = world.stage("r", load, () -> rows);
        works.add(new Work.Extracted(staged, output));
        return staged;
    }

    private void into(String table, int number, String output, WriteMode mode, boolean create, String... key) {
        works.add(new Work.FromOutput(
                new Load(
                        number,
                        List.of(number - 1),
                        new Source.Output(output),
                        new Destination.Table(new TableName("warehouse", "public", table), create),
                        List.of(),
                        List.of(),
                        List.of(),
                        mode,
                        List.of(key)),
                output));
    }

    /** What the commit did, and the rehearsal said it would. */
    private List<String> committed() {
        try (var session = world.target.open()) {
            var foreseen =
                    said(new TargetRehearsal(session).run("r" + works.getFirst().step(), works));
            var booked = (TargetCommit.Booked) new TargetCommit(session, Watch.NOBODY)
                    .run("r" + works.getFirst().step(), works, effects -> true);
            assertThat(said(booked.effects())).isEqualTo(foreseen);
            return foreseen;
        }
    }

    private static List<String> said(List<TableEffect> effects) {
        return effects.stream()
                .map(effect -> effect.table().table() + " +" + effect.inserted() + " ~" + effect.changed() + " -"
                        + effect.deleted())
                .toList();
    }
}
