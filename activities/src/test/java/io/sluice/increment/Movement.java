package io.sluice.increment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.access.Apis;
import io.sluice.commit.Committer;
import io.sluice.commit.Targets;
import io.sluice.connector.Connection;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import io.sluice.extract.Streams;
import io.sluice.fixture.TestDatabase;
import io.sluice.fixture.WatchedLine;
import io.sluice.inspect.Inspector;
import io.sluice.installation.TestInstallation;
import io.sluice.keeper.StateKeeper;
import io.sluice.pipeline.Contract;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.rehearse.Rehearser;
import io.sluice.request.Approval;
import io.sluice.request.CommitActivity.Committing;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.CommitActivity.Stale;
import io.sluice.request.DraftRef;
import io.sluice.request.InspectActivity.Faulty;
import io.sluice.request.InspectActivity.Sound;
import io.sluice.request.PipelineRef;
import io.sluice.request.ProofRef;
import io.sluice.request.RehearseActivity.Rehearsal;
import io.sluice.request.RehearseActivity.Sealed;
import io.sluice.request.RehearseActivity.Unproven;
import io.sluice.request.Scheduled;
import io.sluice.restore.Undoer;
import io.sluice.sandbox.NoSandbox;
import io.sluice.state.StateReply;
import io.sluice.state.StateWish;
import io.sluice.state.StateWish.Action;
import io.sluice.store.Pauses.Pause;
import io.sluice.store.Standing;
import io.sluice.target.StageLimits;
import io.sluice.undo.UndoActivity.Applied;
import io.sluice.undo.UndoActivity.Planned;
import io.sluice.undo.UndoRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An installation that moves rows into one target, behind a line that may be cut; attempts that break off are made again. */
final class Movement implements AutoCloseable {

    private static final int MOST_ATTEMPTS = 6;

    /** Every place that a source marks ends a transaction. */
    private static final StageLimits SMALL = new StageLimits(1_000_000_000, 1, 1, Duration.ZERO);

    final TestDatabase database;
    /** A database that is only read. */
    final TestDatabase shop = TestDatabase.mariadb();

    final TicketApi api = new TicketApi();
    final WatchedLine line;
    private final CamelHttp http = new CamelHttp(new ReachGuard(AllowedHosts.of(null)));
    private final TestInstallation installation;
    private final Path folder;
    private final Committer committer;
    private final Undoer undoer;
    private final StateKeeper keeper;
    private Inspector inspector;
    private Rehearser rehearser;
    private volatile String latest = "";

    Movement(TestDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        var location = database.as("target").location();
        var port = URI.create(location).getPort();
        try {
            this.line = new WatchedLine(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var behind = location.replace(":" + port, ":" + line.port());
        var target = new Connection("target", database.kind(), behind, null, false);
        this.installation = new TestInstallation(folder, target, api.as("desk"), shop.as("shop"));
        var store = installation.store();
        var targets = new Targets(installation.connections(), installation.databases());
        var streams = streams();
        this.inspector = inspector(streams);
        this.rehearser = rehearser(streams);
        this.committer = new Committer(store, targets, Clock.systemUTC());
        this.undoer = new Undoer(store, targets);
        this.keeper = new StateKeeper(store, targets, Clock.systemUTC());
    }

    /** As if the pauses that APIs asked for had passed. */
    List<Pause> pauses(DraftRef draft) {
        return installation.store().pauses().at(draft.request(), Instant.now());
    }

    void forgetPauses() {
        var streams = streams();
        inspector = inspector(streams);
        rehearser = rehearser(streams);
    }

    private Streams streams() {
        return new Streams(installation.databases(), new Apis(installation.store(), http));
    }

    private Inspector inspector(Streams streams) {
        return new Inspector(installation.store(), installation.connections(), installation.databases(), streams);
    }

    private Rehearser rehearser(Streams streams) {
        return new Rehearser(
                installation.store(),
                installation.connections(),
                new Targets(installation.connections(), installation.databases()),
                Clock.systemUTC(),
                SMALL,
                new NoSandbox("not needed"),
                folder,
                streams);
    }

    String run(Step... steps) {
        return run(() -> {}, steps);
    }

    /** One request from its inspection to its commit, however often it is interrupted; {@code blow} comes before its rows are read. */
    String run(Runnable blow, Step... steps) {
        return run(blow, null, steps);
    }

    /** One request of a schedule. */
    String run(Scheduled scheduled, Step... steps) {
        return run(() -> {}, scheduled, steps);
    }

    private String run(Runnable blow, @Nullable Scheduled scheduled, Step... steps) {
        var draft = draft(scheduled, steps);
        blow.run();
        var proof = prove(draft);
        while (again(() -> committer.commit(proof)) instanceof Stale) {
            return commit(prove(draft));
        }
        return over(draft);
    }

    String commit(ProofRef proof) {
        assertThat(again(() -> committer.commit(proof))).isInstanceOf(Done.class);
        return over(proof.draft());
    }

    /** As the workflow's journal does when a request has ended. */
    String over(DraftRef draft) {
        installation.store().requests().close(draft.request(), Standing.of("commit", "success", "committed"));
        return draft.request();
    }

    StateReply reset(String table) {
        return keeper.handle(new StateWish(Action.RESET, "target", schema() + "." + table, null, null));
    }

    Committing tryToCommit(ProofRef proof) {
        return again(() -> committer.commit(proof));
    }

    DraftRef draft(Step... steps) {
        return draft(null, steps);
    }

    private DraftRef draft(@Nullable Scheduled scheduled, Step... steps) {
        var draft = installation.draft(new Pipeline(List.of(steps), List.of(), List.of(), false), scheduled);
        assertThat(again(() -> inspector.inspect(draft))).isInstanceOf(Sound.class);
        latest = draft.request();
        return draft;
    }

    ProofRef prove(DraftRef draft) {
        var rehearsal = again(() -> rehearse(draft));
        assertThat(rehearsal)
                .as(() ->
                        rehearsal instanceof Unproven(var problem) ? String.valueOf(installation.problem(problem)) : "")
                .isInstanceOf(Sealed.class);
        return ((Sealed) rehearsal).proof();
    }

    Rehearsal rehearse(DraftRef draft) {
        return rehearser.rehearse(new PipelineRef(draft, false), Approval.YES);
    }

    /** As the workflow does for a request that ended without a commit. */
    void drop(DraftRef draft) {
        again(() -> {
            rehearser.dropStages(draft.request());
            return draft;
        });
    }

    void undo(String request) {
        var plan = ((Planned) again(() -> undoer.check(new UndoRequest(request, false, Approval.YES)))).plan();
        assertThat(again(() -> undoer.apply(plan, false))).isInstanceOf(Applied.class);
    }

    /** An attempt that breaks off is followed by another, as Temporal would have it. */
    private static <T> T again(Supplier<T> attempt) {
        for (int n = 1; ; n++) {
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                if (n == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns when the latest request has a page of its reading in the target. */
    void awaitAStagedPage() {
        var ledger = database.kind() == Connection.Kind.POSTGRES ? "sluice.ledger" : "sluice_ledger";
        var pages = "select 1 from " + ledger + " where part = 'stage' and page > 0 and request_id = '" + latest + "'";
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (database.rows(pages).isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no page was staged");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Reads a stream of the API and brings it into a table. */
    Step[] steps(String stream, @Nullable String since, String table, WriteMode mode, String... key) {
        return steps(new Source.Stream("desk", stream), since, table, mode, key);
    }

    Step[] steps(Source source, @Nullable String since, String table, WriteMode mode, String... key) {
        return new Step[] {
            new Step.Extract(1, List.of(), source, List.of(), "rows_read", since),
            new Step.Load(
                    2,
                    List.of(1),
                    new Source.Output("rows_read"),
                    new Destination.Table(new TableName("target", schema(), table), isMissing(table)),
                    List.of(),
                    List.of(),
                    List.of(),
                    mode,
                    List.of(key))
        };
    }

    /** Reads a stream of records by their ids into a table, and the lists that they hold in a column into another. */
    Step[] withLists(
            String stream, @Nullable String since, String column, String table, WriteMode mode, WriteMode ofLists) {
        var rows = steps(stream, since, table, mode, "id");
        var elements = table + "_" + column;
        return new Step[] {
            rows[0],
            ((Step.Load) rows[1]).without(List.of(column)),
            new Step.Extract(
                    3,
                    List.of(1),
                    new Source.Lists("rows_read", column, List.of("id"), table),
                    List.of(),
                    "lists_read"),
            new Step.Load(
                    4,
                    List.of(3, 2),
                    new Source.Output("lists_read"),
                    new Destination.Table(new TableName("target", schema(), elements), isMissing(elements)),
                    List.of(),
                    List.of(),
                    List.of(),
                    ofLists,
                    List.of(table + "_id", "index_in_list"))
        };
    }

    /** Brings what is asked of a stream into a table. */
    Step[] queried(String stream, String sql, String table) {
        return new Step[] {
            new Step.Extract(1, List.of(), new Source.Stream("desk", stream), List.of(), "rows_read"),
            new Step.Sql(2, List.of(1), "target", sql, "answer"),
            new Step.Load(
                    3,
                    List.of(2),
                    new Source.Output("answer"),
                    new Destination.Table(new TableName("target", schema(), table), isMissing(table)),
                    List.of(),
                    List.of(),
                    List.of(),
                    WriteMode.REPLACE,
                    List.of())
        };
    }

    /** The same under a contract. */
    static Step[] under(Contract contract, Step... steps) {
        return Arrays.stream(steps)
                .map(step -> step instanceof Step.Load load ? load.under(contract) : step)
                .toArray(Step[]::new);
    }

    private String schema() {
        return database.kind() == Connection.Kind.POSTGRES ? "public" : database.name();
    }

    private boolean isMissing(String table) {
        return database.rows("select 1 from information_schema.tables where table_schema = '" + schema()
                        + "' and table_name = '" + table + "'")
                .isEmpty();
    }

    List<String> columns(String table) {
        return database
                .rows("select column_name from information_schema.columns where table_schema = '" + schema()
                        + "' and table_name = '" + table + "' order by ordinal_position")
                .stream()
                .map(List::getFirst)
                .toList();
    }

    /** How far the target holds the stream of a table. */
    String state(String table) {
        return stateOf(qualified(table));
    }

    String qualified(String table) {
        return schema() + "." + table;
    }

    String stateOf(String pipeline) {
        var states = database.kind() == Connection.Kind.POSTGRES ? "sluice.state" : "sluice_state";
        return String.valueOf(database.value("select state from " + states + " where pipeline = '" + pipeline + "'"));
    }

    List<String> waitsBecause(ProofRef proof) {
        return installation.store().proofs().load(proof.hash()).waitsBecause();
    }

    /** Why the inspection does not let a pipeline pass. */
    String refusal(Step... steps) {
        var faulty = (Faulty) inspector.inspect(installation.draft(steps));
        return installation.problem(faulty.problem()).message();
    }

    List<List<String>> rows(String table) {
        return database.rows("select id, name, changed from " + table).stream()
                .sorted(Comparator.comparing(List::toString))
                .toList();
    }

    @Override
    public void close() {
        try (http;
                api;
                line;
                shop;
                database) {
            installation.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
