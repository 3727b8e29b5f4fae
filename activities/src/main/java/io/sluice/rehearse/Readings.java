package io.sluice.rehearse;

import io.sluice.access.Connections;
import io.sluice.commit.Cut;
import io.sluice.commit.Following;
import io.sluice.connector.RowStream;
import io.sluice.connector.database.Databases;
import io.sluice.connector.file.DataFolder;
import io.sluice.extract.ListRecords;
import io.sluice.extract.QueryRows;
import io.sluice.extract.Streams;
import io.sluice.extract.TableRows;
import io.sluice.guard.Verdict;
import io.sluice.inspect.StepSql;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.Step.Sql;
import io.sluice.target.StageOrder;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens the rows of a load from wherever they come: a file, or a database that is only read. */
final class Readings {

    private final Cut cut;
    private final Optional<DataFolder> folder;
    private final Scripts scripts;
    private final Connections connections;
    private final Databases databases;
    private final Streams streams;
    private final Following following;

    Readings(
            Cut cut,
            Optional<DataFolder> folder,
            Scripts scripts,
            Connections connections,
            Databases databases,
            Streams streams,
            Following following) {
        this.cut = cut;
        this.folder = folder;
        this.scripts = scripts;
        this.connections = connections;
        this.databases = databases;
        this.streams = streams;
        this.following = following;
    }

    DataFolder folder(Load load) {
        return folder.orElseThrow(() -> new Unprovable(new Problem(
                Problem.Kind.MISSING_FILE,
                Rehearser.PHASE,
                load.number(),
                "the request has no data folder",
                null,
                "Name the folder with --files")));
    }

    /** The digest of a file's whole content. */
    String digest(Load load, Source.File file) {
        return folder(load, file).digest(Scripts.inFolder(file).path());
    }

    long bytes(Load load, Source.File file) {
        return folder(load, file).describe(Scripts.inFolder(file).path()).bytes();
    }

    private DataFolder folder(Load load, Source.File file) {
        return scripts.made(file).orElseGet(() -> folder(load));
    }

    /** All rows. */
    RowStream open(Load load) {
        return open(load, Streams.Start.ALL);
    }

    /** The rows that are to be staged; from a place on that an earlier attempt came to. */
    RowStream open(StageOrder order, @Nullable String place) {
        var since = order.since();
        var state = since == null ? null : since.state();
        return open(order.load(), new Streams.Start(state, order.window(), place));
    }

    private RowStream open(Load load, Streams.Start start) {
        return switch (load.source()) {
            case Source.File file -> folder(load, file).rows(load, Scripts.inFolder(file));
            case Source.Stream stream -> streams.open(connections.named(stream.connection()), load, start, watching());
            case Source.Lists lists -> throw new IllegalStateException("lists are read where their rows are staged");
            case Source.Output(var name) -> TableRows.of(load, query(load, name));
        };
    }

    /** The elements of lists in rows that are staged in a target; {@code stage} is written as its engine does. */
    RowStream lists(Load load, String target, String stage) {
        var connection = connections.named(target);
        var engine = databases.engine(connection);
        var columns = ListRecords.columns((Source.Lists) load.source());
        var named = columns.stream().map(engine::quote).collect(Collectors.joining(", "));
        return ListRecords.rows(load, tables().query(connection, "select " + named + " from " + stage), columns);
    }

    /** The rows that a query of the pipeline puts out. */
    QueryRows query(Load load, String output) {
        return query(cut.query(output).orElseThrow(() -> new Unprovable(unknown(load, output))));
    }

    private QueryRows query(Sql step) {
        var engine = databases.engine(connections.named(step.connection()));
        return switch (StepSql.of(engine, cut.pipeline(), step)) {
            case Verdict.Sql sql ->
                tables().query(
                                connections.named(step.connection()),
                                sql.statements().getFirst().sql());
            case Verdict.Rejected refusal -> throw new Unprovable(refusal.problem(Rehearser.PHASE, step.number()));
            case Verdict.Load load -> throw new IllegalStateException("not a query");
            case Verdict.Bash bash -> throw new IllegalStateException("not a query");
        };
    }

    /** The loads of tables that one instant is to hold for, database by database. */
    Collection<List<Load>> ofOneInstant(List<Load> loads) {
        return Streams.ofOneInstant(loads, connections);
    }

    /** What is read from now on may be newer. */
    void endInstant() {
        streams.close();
    }

    private Streams.Watching watching() {
        return new Streams.Watching() {
            @Override
            public void running(Statement statement) {
                following.running(statement);
            }

            @Override
            public void pauses(String source, Duration duration, String reason) {
                following.pauses(source, duration, reason);
            }

            @Override
            public void check() {
                following.check();
            }

            @Override
            public boolean comesBack() {
                return true;
            }
        };
    }

    private TableRows tables() {
        return new TableRows(databases, following::running);
    }

    private static Problem unknown(Load load, String output) {
        return new Problem(
                Problem.Kind.STEP_ORDER,
                Rehearser.PHASE,
                load.number(),
                "no query puts out " + output,
                output,
                "Read the output of a query");
    }
}
