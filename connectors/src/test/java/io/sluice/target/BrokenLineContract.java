package io.sluice.target;

import static io.sluice.pipeline.WriteMode.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.fixture.WatchedLine;
import io.sluice.fixture.WatchedLine.Point;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Wherever the line to the target breaks, the next attempt finishes the work, and every row is there once: in a table with a foreign key and
 * in one without a key that its trigger fills.
 */
abstract class BrokenLineContract {

    private static final int ROWS = 40_000;

    final World world = world();

    abstract World world();

    /** Lets {@code seen} have each row that comes into {@code orders}. */
    abstract String[] trigger();

    @BeforeEach
    void create() {
        world.run(
                "create table buyers (id int primary key)",
                "insert into buyers values (1)",
                "create table orders (id int primary key, name text, amount numeric(12,2), buyer int default 1,"
                        + " foreign key (buyer) references buyers (id))",
                "create table seen (id int, amount numeric(12,2))");
        world.run(trigger());
    }

    @AfterEach
    void drop() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource(Point.class)
    void the_next_attempt_finishes_what_a_broken_line_left(Point point) throws IOException {
        var location = world.database.as("behind").location();
        int server = URI.create(location).getPort();
        try (var databases = new Databases();
                var line = new WatchedLine(server)) {
            var url = location.replace(":" + server, ":" + line.port());
            var behind = new Connection("warehouse", world.database.kind(), url, null, false);
            var sprung = line.trap(point, () -> {});
            try {
                attempt(new Target("warehouse", world.target.dialect(), () -> databases.dedicated(behind)));
            } catch (RuntimeException broken) {
                // as it must be, but where the reply had passed already
            }
            assertThat(sprung).succeedsWithin(Duration.ofMinutes(3));
        }
        assertThat(attempt(world.target)).isInstanceOf(TargetCommit.Booked.class);
        for (var table : List.of("orders", "seen")) {
            assertThat(world.database.rows("select count(*), count(distinct id) from " + table))
                    .containsExactly(List.of("" + ROWS, "" + ROWS));
        }
    }

    private TargetCommit.Result attempt(Target target) {
        try (var session = target.open()) {
            var staged = world.stage(session, "r", world.load(APPEND, false), () -> Rows.numbered(ROWS));
            if (!TargetCommit.begun(session, "r")) {
                new TargetRehearsal(session).run("r", World.works(staged));
            }
            return new TargetCommit(session, Watch.NOBODY).run("r", World.works(staged), effects -> true);
        }
    }
}
