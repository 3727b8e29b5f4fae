package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** On PostgreSQL also: stages are in a schema of their own, which somebody may have put something into. */
class PostgresExactlyOnceTest extends ExactlyOnceContract {

    @Override
    World world() {
        return World.postgres();
    }

    @Test
    void stages_are_dropped_by_the_registry_only() {
        var staged = world.stage("r", world.load(APPEND, false), () -> Rows.numbered(10));
        var schema = staged.table().name().first();
        world.run("create table " + schema + ".somebodys (a int)");
        try (var session = world.target.open()) {
            session.dialect().dropStages(session, "r");
            session.dialect().dropStages(session, "r");
        }
        assertThat(world.database.rows(
                        "select table_name from information_schema.tables where table_schema = '" + schema + "'"))
                .containsExactly(List.of("somebodys"));
    }
}
