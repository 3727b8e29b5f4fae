package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.WatchedLine.Point;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Sales;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens at the worst moments of a commit, the request ends and the target equals that of an undisturbed run. Each story is told
 * with a request on either engine, both at the same point when the blow falls.
 */
class StruckAtTheCommitTest {

    private static final int ROWS = 20_000;
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    @TempDir
    static Path folder;

    private static Installation sluice;
    private static StruckShops shops;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder);
        Sales.write(sluice.files().resolve("sales.csv"), ROWS);
        sluice.up();
        shops = StruckShops.open(sluice);
        shops.undisturbed("sales");
    }

    @AfterAll
    static void stop() {
        sluice.close();
        shops.close();
    }

    @ParameterizedTest
    @EnumSource(names = "STAGING", mode = EnumSource.Mode.EXCLUDE)
    void killed(Point point) {
        shops.strike("killed_" + point.name().toLowerCase(), "sales", point, () -> {
            sluice.kill();
            sluice.up();
        });
    }

    @Test
    void the_reply_to_commit_is_lost() {
        shops.strike("unheard", "sales", Point.REPLY_TO_COMMIT, () -> {});
    }

    @Test
    void the_targets_are_away_until_they_were_called_again_and_again() {
        shops.strike("away", "sales", Point.BEFORE_COMMIT, () -> shops.shops()
                .forEach(shop -> shop.line().goAway(5)));
    }

    @Test
    void the_temporal_server_is_killed() {
        shops.strike("untimed", "sales", Point.AFTER_BEGIN, StruckAtTheCommitTest::killTemporal);
    }

    @Test
    void our_own_postgresql_is_stopped_for_five_seconds() {
        shops.strike("unstored", "sales", Point.AFTER_BEGIN, () -> {
            var home = new Home(sluice.home());
            EmbeddedCluster.start(home, ClusterKind.MAIN).close();
            LockSupport.parkNanos(OUTAGE.toNanos());
            EmbeddedCluster.start(home, ClusterKind.MAIN);
        });
    }

    private static void killTemporal() {
        var servers = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("start-dev")
                                && line.contains(sluice.home().toString()))
                        .isPresent())
                .toList();
        assertThat(servers).hasSize(1);
        servers.forEach(ProcessHandle::destroyForcibly);
    }
}
