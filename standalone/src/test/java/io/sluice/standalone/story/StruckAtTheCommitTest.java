package io.sluice.standalone.story;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.WatchedLine.Point;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Sales;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    static Path folder;

    private static Installation sluice;
    private static List<StruckShop> shops;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder);
        Sales.write(sluice.files().resolve("sales.csv"), ROWS);
        sluice.up();
        shops = List.of(StruckShop.postgresql(sluice), StruckShop.mariadb(sluice));
        for (var shop : shops) {
            shop.submits("undisturbed");
            assertThat(shop.outcome("undisturbed")).isEqualTo("committed");
        }
    }

    @AfterAll
    static void stop() {
        sluice.close();
        shops.forEach(StruckShop::close);
    }

    /** What the other points leave behind, the broken lines of the targets' own tests show at each of them. */
    @ParameterizedTest
    @EnumSource(names = {"STAGING", "BEFORE_COMMIT", "COMMITTED"})
    void killed(Point point) {
        strikes("killed_" + point.name().toLowerCase(), point, () -> {
            sluice.kill();
            sluice.up();
        });
    }

    @Test
    void the_reply_to_commit_is_lost() {
        strikes("unheard", Point.REPLY_TO_COMMIT, () -> {});
    }

    @Test
    void the_targets_are_away_until_they_were_called_again_and_again() {
        strikes(
                "away",
                Point.BEFORE_COMMIT,
                () -> shops.forEach(shop -> shop.line().goAway(5)));
    }

    @Test
    void the_temporal_server_is_killed() {
        strikes("untimed", Point.AFTER_BEGIN, StruckAtTheCommitTest::killTemporal);
    }

    @Test
    void our_own_postgresql_is_stopped_for_five_seconds() {
        strikes("unstored", Point.AFTER_BEGIN, () -> {
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

    private static void strikes(String what, Point point, Runnable blow) {
        var met = new CyclicBarrier(shops.size(), blow);
        var sprung =
                shops.stream().collect(toMap(shop -> shop, shop -> shop.line().trap(point, () -> meet(met))));
        shops.forEach(shop -> shop.submits(what));
        sprung.forEach((shop, fallen) ->
                assertThat(fallen).as(() -> shop.told(what).toString()).succeedsWithin(PATIENCE));
        for (var shop : shops) {
            assertThat(shop.outcome(what)).isEqualTo("committed");
            assertThat(shop.content(what)).isEqualTo(shop.content("undisturbed"));
        }
    }

    private static void meet(CyclicBarrier met) {
        try {
            met.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not every commit came to that point", e);
        }
    }
}
