package io.sluice.standalone.story;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.WatchedLine.Point;
import io.sluice.standalone.bench.Installation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A shop on either engine, whose requests are struck at the same moment and compared with those of an undisturbed run. */
record StruckShops(Installation sluice, List<StruckShop> shops) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    static StruckShops open(Installation sluice) {
        return new StruckShops(sluice, List.of(StruckShop.postgresql(sluice), StruckShop.mariadb(sluice)));
    }

    /** Loads the file into tables of its own, to which nothing happens. */
    void undisturbed(String file) {
        submit(undisturbedOf(file), file);
        for (var shop : shops) {
            assertThat(shop.outcome(undisturbedOf(file))).isEqualTo("committed");
        }
    }

    void submit(String what, String file) {
        shops.forEach(shop -> shop.submits(what, file));
    }

    /** Returns when each shop's request has come to the phase; the first may be past it. */
    void reach(String what, String phase) {
        for (var shop : shops) {
            Installation.await(phase, PATIENCE, () -> shop.told(what)
                    .path("phases")
                    .findValuesAsText("name")
                    .contains(phase));
        }
    }

    /** The blow falls when the commit of each shop is at the point; then each ends as if nothing had been. */
    void strike(String what, String file, Point point, Runnable blow) {
        var met = new CyclicBarrier(shops.size(), blow);
        var sprung =
                shops.stream().collect(toMap(shop -> shop, shop -> shop.line().trap(point, () -> meet(met))));
        submit(what, file);
        sprung.forEach((shop, fallen) ->
                assertThat(fallen).as(() -> shop.told(what).toString()).succeedsWithin(PATIENCE));
        areAsUndisturbed(what, file);
    }

    void areAsUndisturbed(String what, String file) {
        for (var shop : shops) {
            assertThat(shop.outcome(what)).isEqualTo("committed");
            assertThat(shop.content(what)).isEqualTo(shop.content(undisturbedOf(file)));
            assertThat(shop.stages()).isEmpty();
        }
    }

    private static String undisturbedOf(String file) {
        return "undisturbed_" + file;
    }

    private static void meet(CyclicBarrier met) {
        try {
            met.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not every commit came to that point", e);
        }
    }

    @Override
    public void close() {
        shops.forEach(StruckShop::close);
    }
}
