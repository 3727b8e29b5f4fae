package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.TestDatabase;
import io.sluice.fixture.WatchedLine.Point;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An API, two databases and a file into one table, by one sentence, on either engine at once: the process is killed when the first source is
 * staged, before a later page and in the commit, and the table holds what the sources' own arithmetic says. The same sentence again changes
 * nothing.
 */
class SeveralSourcesStruckTest {

    private static final String FIRST = "struck";
    /** Three starts of a server lie in between. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @TempDir
    static Path folder;

    private static Installation sluice;
    private static FourSources sources;
    private static List<StruckReport> reports;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder).up();
        sources = new FourSources(sluice);
        reports = List.of(
                StruckReport.open("four_pg", sluice, sources, TestDatabase.postgres()),
                StruckReport.open("four_maria", sluice, sources, TestDatabase.mariadb()));
    }

    @AfterAll
    static void stop() {
        sluice.close();
        reports.forEach(StruckReport::close);
        sources.close();
    }

    @Test
    void the_report_is_right_whatever_was_killed_and_stays_as_it_is_when_it_is_asked_for_again() {
        var kills = new AtomicInteger();
        sources.before(onceAll(
                SeveralSourcesStruckTest::afterAStage,
                kills,
                () ->
                        // set before the start: what was broken off begins again at once
                        sources.before(onceAll(
                                (report, page) -> page == FourSources.LAST_PAGE,
                                kills,
                                () -> sources.before((target, page) -> {})))));
        var inTheCommit = barrier(kills, () -> {});
        var sprung = reports.stream()
                .map(report -> report.line().trap(Point.BEFORE_COMMIT, () -> meet(inTheCommit)))
                .toList();
        reports.forEach(report -> report.submits(FIRST));
        Installation.await("three kills", PATIENCE, () -> sprung.stream().allMatch(CompletableFuture::isDone));
        assertThat(kills).hasValue(3);
        committed(FIRST);

        reports.forEach(report -> report.submits("again"));
        committed("again");
        for (var report : reports) {
            var change = sluice.rest()
                    .show(report.id("again"))
                    .path("change")
                    .path("tables")
                    .path(0);
            assertThat(List.of("inserted", "changed", "deleted"))
                    .as(change.toString())
                    .allMatch(kind -> change.path(kind).asInt(-1) == 0);
        }
    }

    @Test
    void a_connection_that_is_missing_is_asked_for_and_the_request_goes_on_when_it_is_made() {
        var sentence = "Extract articles from four_late into late_articles";
        var asked = Story.tell(sluice, "late", sentence, "yes", "warehouse");
        assertThat(asked.path("outcome").asText()).as(asked.toString()).isEqualTo("asked");
        assertThat(asked.path("question").toString())
                .contains("no connection “four_late”", "./sluice connect four_late URL --password-env VAR");
        sources.connectLate(sluice, "four_late");
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

    private static void committed(String what) {
        for (var report : reports) {
            var told = Story.rest(sluice, report.id(what));
            assertThat(told.path("outcome").asText()).as(told.toString()).isEqualTo("committed");
            assertThat(report.rows()).isEqualTo(FourSources.total());
        }
    }

    /** Other sources, which are read at the same time, are staged; the sales are about to be. */
    private static boolean afterAStage(StruckReport report, int page) {
        if (page != 1 || !report.isReading(FIRST)) {
            return false;
        }
        Installation.await("a stage", PATIENCE, () -> report.hasStaged(FIRST));
        return true;
    }

    @FunctionalInterface
    private interface Moment {
        boolean is(StruckReport report, int page);
    }

    /** Kills when this is the moment for every target. */
    private static FourSources.Before onceAll(Moment moment, AtomicInteger kills, Runnable next) {
        var barrier = barrier(kills, next);
        return (target, page) -> reports.stream()
                .filter(report -> report.name().equals(target) && moment.is(report, page))
                .forEach(report -> meet(barrier));
    }

    private static CyclicBarrier barrier(AtomicInteger kills, Runnable next) {
        return new CyclicBarrier(reports.size(), () -> {
            next.run();
            kills.incrementAndGet();
            sluice.kill();
            sluice.up();
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not every request came to that point", e);
        }
    }
}
