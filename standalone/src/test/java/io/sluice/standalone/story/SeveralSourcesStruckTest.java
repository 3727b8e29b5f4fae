package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connector.Connection;
import io.sluice.fixture.TestDatabase;
import io.sluice.fixture.WatchedLine;
import io.sluice.fixture.WatchedLine.Point;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An API, two databases and a file into one table, by one sentence: the process is killed once a first source is staged, before a later page
 * and in the commit, and the table holds what the sources' own arithmetic says. The same sentence again changes nothing.
 */
class SeveralSourcesStruckTest {

    @TempDir
    static Path folder;

    private static Installation sluice;
    private static FourSources sources;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder).up();
        sources = new FourSources(sluice);
    }

    @AfterAll
    static void stop() {
        sluice.close();
        sources.close();
    }

    @Test
    void into_postgresql() throws IOException {
        struck("four_pg", TestDatabase.postgres());
    }

    @Test
    void into_mariadb() throws IOException {
        struck("four_maria", TestDatabase.mariadb());
    }

    @Test
    void a_connection_that_is_missing_is_asked_for_and_the_request_goes_on_when_it_is_made() {
        var sentence = "Extract articles from four_late into late_articles";
        var asked = Story.tell(sluice, "late", sentence, "yes", "warehouse");
        assertThat(asked.path("outcome").asText()).as(asked.toString()).isEqualTo("asked");
        assertThat(asked.path("question").toString())
                .contains("no connection “four_late”", "./sluice connect four_late URL --password-env VAR");
        sources.connectLate(sluice, "four_late");
        assertThat(sluice.run("answer", "late", "it is there now").exit()).isZero();
        Story.ends(sluice, "late", "committed");
        assertThat(Warehouse.of(sluice).count("late_articles")).isEqualTo(12);
        assertThat(Warehouse.store(sluice)
                        .one(
                                "select string_agg(e.kind || coalesce(':' || (e.data::json->>'connection'), ''), ' ' order by e.id) from events e "
                                        + "join pipelines p on p.id = e.pipeline_id where p.request_id = 'late' "
                                        + "and e.kind in ('connectors_listed', 'connection_opened')"))
                .startsWith("connectors_listed connection_opened:")
                .contains("connectors_listed connection_opened:warehouse")
                .contains("connection_opened:four_late");
    }

    private static void struck(String target, TestDatabase database) throws IOException {
        var location = URI.create(database.as(target).location());
        try (database;
                var line = new WatchedLine(location.getPort())) {
            var url = location.toString().replace(":" + location.getPort(), ":" + line.port());
            FourSources.connect(sluice, Map.of("name", target, "url", url));
            killedThreeTimes(target, line, database.kind() == Connection.Kind.POSTGRES);
            assertThat(report(database)).isEqualTo(FourSources.total());
            var again = Story.tell(sluice, target + "-again", sentence(), "yes", target);
            assertThat(again.path("outcome").asText()).as(again.toString()).isEqualTo("committed");
            var change = again.path("change").path("tables").path(0);
            assertThat(List.of(
                            change.path("inserted").asInt(),
                            change.path("changed").asInt(),
                            change.path("deleted").asInt()))
                    .containsOnly(0);
            assertThat(report(database)).isEqualTo(FourSources.total());
        }
    }

    /** MariaDB makes a new table outside of any transaction. The draft looks at each page once; the second time it is staged, when customers are staged already. */
    private static void killedThreeTimes(String target, WatchedLine line, boolean transactional) {
        var onThePage = new CountDownLatch(1);
        sources.strikeBefore(1, 2, () -> {
            // set before the start: what was broken off begins again at once
            sources.strikeBefore(4, 1, () -> {
                restart();
                onThePage.countDown();
            });
            restart();
        });
        var inTheCommit =
                transactional ? line.trap(Point.AFTER_BEGIN, SeveralSourcesStruckTest::restart) : new CountDownLatch(0);
        Story.submit(sluice, target, sentence(), "yes", target);
        await("two kills before a page", () -> onThePage.getCount() == 0);
        if (!transactional) {
            await("the commit", () -> sluice.rest()
                    .show(target)
                    .path("phases")
                    .findValuesAsText("name")
                    .contains("commit"));
            restart();
        }
        await("a kill in the commit", () -> inTheCommit.getCount() == 0);
        await(target + " to rest", () -> !sluice.rest().outcome(target).equals("running"));
        JsonNode told = sluice.rest().show(target);
        assertThat(told.path("outcome").asText()).as(told.toString()).isEqualTo("committed");
    }

    /** Longer than others wait: three starts of a server lie in between. */
    private static void await(String what, BooleanSupplier condition) {
        Installation.await(what, Duration.ofMinutes(6), condition);
    }

    /** An engine may write a sum with more zeros than another. */
    private static List<List<String>> report(TestDatabase database) {
        return database.rows("select * from report order by 1").stream()
                .map(row -> List.of(
                        row.getFirst(),
                        new BigDecimal(row.getLast())
                                .setScale(2, RoundingMode.UNNECESSARY)
                                .toPlainString()))
                .toList();
    }

    private static void restart() {
        sluice.kill();
        sluice.up();
    }

    private static String sentence() {
        return FourSources.SENTENCE.formatted("report");
    }
}
