package io.sluice.standalone.story;

import io.sluice.fixture.WatchedLine.Point;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Sales;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies in any phase leaves a request, on either engine, that ends as if nothing had happened. */
class KilledAnywhereTest {

    private static final int ROWS = 20_000;
    private static final int MANY_ROWS = 200_000;

    @TempDir
    static Path folder;

    private static Installation sluice;
    private static StruckShops shops;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder);
        Sales.write(sluice.files().resolve("sales.csv"), ROWS);
        Sales.write(sluice.files().resolve("all_sales.csv"), MANY_ROWS);
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
    @ValueSource(strings = {"generate", "introspect", "sandbox_run", "rehearse", "approve", "commit"})
    void in_any_phase(String phase) {
        shops.submit(phase, "sales");
        shops.reach(phase, phase);
        killed();
        shops.areAsUndisturbed(phase, "sales");
    }

    @Test
    void in_the_midst_of_reading_many_rows() {
        shops.undisturbed("all_sales");
        shops.strike("many", "all_sales", Point.STAGING, KilledAnywhereTest::killed);
    }

    private static void killed() {
        sluice.kill();
        sluice.up();
    }
}
