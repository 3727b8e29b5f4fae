package io.sluice.standalone.story;

import io.sluice.connector.Connection.Kind;
import io.sluice.fixture.TestDatabase;
import io.sluice.fixture.WatchedLine;
import io.sluice.standalone.bench.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.List;

/** A target behind a watched line, into which the report of four sources goes. */
record StruckReport(String name, Installation sluice, String sentence, TestDatabase database, WatchedLine line)
        implements AutoCloseable {

    static StruckReport open(String name, Installation sluice, FourSources sources, TestDatabase database) {
        var location = URI.create(database.as(name).location());
        try {
            var line = new WatchedLine(location.getPort());
            StoryConnections.database(
                    sluice, name, location.toString().replace(":" + location.getPort(), ":" + line.port()));
            return new StruckReport(name, sluice, sources.sentenceFor(sluice, name), database, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void submits(String what) {
        Story.submit(sluice, id(what), sentence, "yes", name);
    }

    String id(String what) {
        return name + "-" + what;
    }

    /** Whether a request reads its sources into the target. */
    boolean isReading(String what) {
        return hasAStage(what, "");
    }

    /** Whether a stage of a request is committed in the target. */
    boolean hasStaged(String what) {
        return hasAStage(what, " and page > 0");
    }

    private boolean hasAStage(String what, String andSo) {
        var postgres = database.kind() == Kind.POSTGRES;
        var there = "select 1 from information_schema.tables where table_schema = '"
                + (postgres
                        ? "sluice' and table_name = 'ledger'"
                        : database.name() + "' and table_name = 'sluice_ledger'");
        return !database.rows(there).isEmpty()
                && !database.rows("select 1 from " + (postgres ? "sluice.ledger" : "sluice_ledger")
                                + " where part = 'stage' and request_id = '" + id(what) + "'" + andSo)
                        .isEmpty();
    }

    /** Region and total; an engine may write a sum with more zeros than another. */
    List<List<String>> rows() {
        return database.rows("select * from report order by 1").stream()
                .map(row -> List.of(
                        row.getFirst(),
                        new BigDecimal(row.getLast())
                                .setScale(2, RoundingMode.UNNECESSARY)
                                .toPlainString()))
                .toList();
    }

    @Override
    public void close() {
        try (database) {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
