package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Sales;
import io.sluice.standalone.bench.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies in any phase leaves a request that ends as if nothing had happened. */
class KilledAnywhereTest {

    private static final int ROWS = 200_000;

    @TempDir
    static Path folder;

    private static Installation sluice;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder);
        Sales.write(sluice.files().resolve("sales.csv"), ROWS);
        sluice.up();
        commits("undisturbed");
    }

    @AfterAll
    static void stop() {
        sluice.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate", "introspect", "sandbox_run", "rehearse", "approve", "commit"})
    void the_target_equals_that_of_an_undisturbed_run(String phase) {
        submits(phase);
        Installation.await(phase, Duration.ofMinutes(4), () -> sluice.rest()
                .show(phase)
                .path("phases")
                .findValuesAsText("name")
                .contains(phase));
        sluice.kill();
        sluice.up();
        finishes(phase);
        var warehouse = Warehouse.of(sluice);
        assertThat(warehouse.digest("t_" + phase)).isEqualTo(warehouse.digest("t_undisturbed"));
        assertThat(warehouse.one("select count(*) from sluice.stages")).isEqualTo("0");
    }

    private static void commits(String id) {
        submits(id);
        finishes(id);
    }

    private static void submits(String id) {
        var reply = sluice.rest()
                .post(
                        "/v1/requests",
                        Map.of(
                                "id",
                                id,
                                "sentence",
                                "Import sales.csv into the t_" + id + " table and drop rows with empty amount fields",
                                "files",
                                sluice.files().toString(),
                                "approve",
                                "yes"));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    }

    private static void finishes(String id) {
        Installation.await(id + " to end", Duration.ofMinutes(4), () -> !"running"
                .equals(sluice.rest().outcome(id)));
        assertThat(sluice.rest().show(id).path("outcome").asText())
                .as(sluice.rest().show(id).toString())
                .isEqualTo("committed");
    }
}
