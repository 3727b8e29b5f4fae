package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static io.sluice.pipeline.WriteMode.UPSERT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a target keeps for a time goes when the time is over, and nothing else. */
abstract class UpkeepContract {

    final World world = world();

    abstract World world();

    @BeforeEach
    void create() {
        world.run("create table orders (id int primary key, name text, amount numeric(12,2))");
        world.run("insert into orders values (1, 'a', 1)");
    }

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void what_an_undo_needs_goes_after_thirty_days() {
        commit("old");
        commit("young");
        grow("undo", "old", 31);
        grow("undo", "young", 29);
        assertThat(sweep("")).isEqualTo(new TargetUpkeep.Swept(0, 1));
        assertThat(images("old")).isZero();
        assertThat(images("young")).isPositive();
        assertThat(sweep("")).isEqualTo(new TargetUpkeep.Swept(0, 0));
        try (var session = world.target.open()) {
            assertThat(new TargetUndo(session).rehearse("old").getFirst().never())
                    .contains("30 days");
        }
    }

    @Test
    void a_stage_goes_when_its_request_is_over_or_unknown_for_thirty_days() {
        world.stage("running", world.load(APPEND, false), () -> Rows.of("2,b,2"));
        world.stage("ended", world.load(APPEND, false), () -> Rows.of("2,b,2"));
        var forgotten = world.stage("forgotten", world.load(APPEND, false), () -> Rows.of("2,b,2"));
        grow("stages", "forgotten", 31);
        assertThat(sweep("ended")).isEqualTo(new TargetUpkeep.Swept(2, 0));
        assertThat(world.database.rows("select distinct request_id from " + world.kept("stages")))
                .containsExactly(List.of("running"));
        var schema = forgotten.table().name().first();
        assertThat(world.database.count("information_schema.tables where table_schema = '" + schema
                        + "' and table_name = '" + forgotten.table().name().last() + "'"))
                .isZero();
    }

    @Test
    void a_database_that_nobody_loaded_into_stays_as_it_is() {
        assertThat(world.target.openIfInstalled()).isEmpty();
        commit("r");
        try (var session = world.target.openIfInstalled().orElseThrow()) {
            assertThat(TargetCommit.booked(session, "r")).isPresent();
        }
    }

    private void commit(String request) {
        world.commit(
                request, world.stage(request, world.load(UPSERT, false, "id"), () -> Rows.of("1," + request + ",1")));
        try (var session = world.target.open()) {
            session.dialect().dropStages(session, request);
        }
    }

    private void grow(String table, String request, int days) {
        world.run("update " + world.kept(table) + " set created_at = created_at - interval '" + days
                + "' day where request_id = '" + request + "'");
    }

    private long images(String request) {
        return world.database.count(world.kept("undo_rows") + " where request_id = '" + request + "'");
    }

    private TargetUpkeep.Swept sweep(String over) {
        try (var session = world.target.open()) {
            return new TargetUpkeep(session).sweep(over::equals);
        }
    }
}
