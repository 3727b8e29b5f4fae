package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** MariaDB as a target. */
class MariaDbLoadTest extends LoadContract {

    @Override
    World world() {
        return World.mariadb();
    }

    @Test
    void where_the_server_takes_no_stream_the_rows_are_inserted_and_are_the_same() {
        world.run("create table orders (id int primary key, name varchar(40), amount numeric(12,2))");
        var loaded = world.stage("q", world.load(APPEND, false), () -> Rows.numbered(2_500));
        world.run("set global local_infile = 0");
        try {
            var inserted = world.stage("r", world.load(APPEND, false), () -> Rows.numbered(2_500));
            assertThat(inserted.digest()).isEqualTo(loaded.digest());
            world.commit("r", inserted);
        } finally {
            world.run("set global local_infile = 1");
        }
        assertThat(world.database.count("orders")).isEqualTo(2_500);
        assertThat(world.database.rows("select name, amount from orders where id = 2500"))
                .containsExactly(List.of("Ä\tname\\2500", "2500.50"));
    }
}
