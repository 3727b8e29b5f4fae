package io.sluice.inspect;

import io.sluice.access.Connections;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.SchemaScript;
import io.sluice.extract.Streams;
import io.sluice.heartbeat.Heartbeat;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.request.DraftRef;
import io.sluice.request.InspectActivity;
import io.sluice.request.PipelineRef;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds a draft against what is really there now: the first fault goes back to the author, and what was seen is kept as the snapshot. */
public final class Inspector implements InspectActivity {

    private final Store store;
    private final Connections connections;
    private final Databases databases;
    private final Streams streams;

    /** Where there are no APIs. */
    public Inspector(Store store, Connections connections, Databases databases) {
        this(store, connections, databases, Streams.ofTables(databases));
    }

    public Inspector(Store store, Connections connections, Databases databases, Streams streams) {
        this.streams = streams;
        this.store = store;
        this.connections = connections;
        this.databases = databases;
    }

    @Override
    public Inspection inspect(DraftRef draft) {
        try (var alive = Heartbeat.start()) {
            var request = store.requests().load(draft.request());
            var pipeline = store.drafts().load(draft);
            var live = new Live(databases, connections.allowed(request), connections.folder(request));
            try {
                var progress = check(new Progress(pipeline, before(request, draft)), live, streams.at(request.now()));
                keep(request, live, pipeline.readOnly() ? Map.of() : live.scripts(), progress);
                var sound = new PipelineRef(
                        draft, pipeline.readOnly(), pipeline.places().size());
                return drifted(request, draft) ? new Drifted(sound) : new Sound(sound);
            } catch (DraftFault fault) {
                keep(request, live, Map.of(), new Progress(pipeline));
                drifted(request, draft);
                return new Faulty(store.problems().save(request.id(), fault.problem()));
            }
        }
    }

    /**
     * Whether what an approved pipeline was proven against is still as it was; the differences are kept. Its repair is looked at by a person
     * anyway.
     */
    private boolean drifted(StoredRequest request, DraftRef draft) {
        var replayed = replayed(request, draft);
        if (replayed.isEmpty()) {
            return false;
        }
        var before = store.snapshots().latest(replayed.get()).orElseThrow();
        var differences =
                Drift.between(before, store.snapshots().latest(request.id()).orElseThrow());
        store.requests().drifted(request.id(), differences);
        return !differences.isEmpty();
    }

    private Map<Integer, List<LoadColumn>> before(StoredRequest request, DraftRef draft) {
        return replayed(request, draft)
                .map(earlier -> Snapshot.of(store, earlier).extracts())
                .orElse(Map.of());
    }

    private static Optional<String> replayed(StoredRequest request, DraftRef draft) {
        var scheduled = request.scheduled();
        return scheduled == null || draft.version() > 1 ? Optional.empty() : Optional.ofNullable(scheduled.replays());
    }

    /** Holds a question against what is there now, without keeping anything: the fault it shows, if any. */
    public Optional<Problem> faultOf(Pipeline question, List<Connection> allowed) {
        try {
            check(new Progress(question), new Live(databases, allowed, Optional.empty()), streams);
            return Optional.empty();
        } catch (DraftFault fault) {
            return Optional.of(fault.problem());
        }
    }

    private Progress check(Progress progress, Live live, Streams readable) {
        var pipeline = progress.pipeline();
        if (pipeline.readOnly()) {
            checkQuestion(pipeline, live);
        }
        for (var step : pipeline.inOrder()) {
            switch (step) {
                case Step.Load load -> new LoadCheck(live, progress, load).run();
                case Step.Sql sql -> new SqlCheck(live, databases, progress, sql).run();
                case Step.Bash bash -> new BashCheck(live, progress, bash).run();
                case Step.Extract extract -> new ExtractCheck(live, readable, progress, extract).run();
            }
        }
        pipeline.claims().forEach(claim -> checkClaim(progress, claim));
        return progress;
    }

    /** One query; where it reads several connections, what it reads of them is extracted before it. */
    private static void checkQuestion(Pipeline pipeline, Live live) {
        var extracts = pipeline.steps().subList(0, pipeline.steps().size() - 1);
        if (!(pipeline.steps().getLast() instanceof Step.Sql query)
                || !extracts.stream().allMatch(Step.Extract.class::isInstance)) {
            throw new DraftFault(
                    Problem.Kind.FORBIDDEN,
                    0,
                    "a question is one query on one connection, or on what was extracted for it",
                    null,
                    "Write it as one SELECT");
        }
        if (!extracts.isEmpty()) {
            TableCheck.writable(live, query.connection(), query.number());
        }
    }

    /** Of a step whose rows are counted and can be looked at; what is read of a source is counted only, what a query puts out is not known yet. */
    private static Stream<Optional<List<String>>> columns(Progress progress, Step step) {
        return switch (step) {
            case Step.Load load
            when load.columns().isEmpty() && load.source() instanceof Source.Output(var output) ->
                Stream.of(progress.columnsOf(output));
            case Step.Load load ->
                Stream.of(
                        Optional.of(load.columns().stream().map(LoadColumn::to).toList()));
            case Step.Extract extract -> Stream.of(Optional.of(extract.columns()));
            default -> Stream.empty();
        };
    }

    private static void checkClaim(Progress progress, Claim claim) {
        var known = progress.pipeline().steps().stream()
                .filter(step -> step.number() == claim.step())
                .flatMap(step -> columns(progress, step))
                .findFirst()
                .orElseThrow(() -> new DraftFault(
                        Problem.Kind.OTHER,
                        0,
                        "the claim \"" + claim.text() + "\" speaks of no load",
                        null,
                        "Name the step of a load"));
        known.ifPresent(columns -> checkNames(claim, columns));
    }

    private static void checkNames(Claim claim, List<String> columns) {
        var named =
                switch (claim.check()) {
                    case Claim.NeverEmpty(var column) -> Stream.of(column);
                    case Claim.Unique(var several) -> several.stream();
                    case Claim.RowsAddUp() -> Stream.<String>of();
                };
        named.filter(column -> !columns.contains(column)).findFirst().ifPresent(column -> {
            throw new DraftFault(
                    Problem.Kind.MISSING_COLUMN,
                    claim.step(),
                    "the claim \"" + claim.text() + "\" names a column that is not loaded",
                    column,
                    Nearest.use(column, columns, "Leave the claim out"));
        });
    }

    private void keep(StoredRequest request, Live live, Map<String, SchemaScript> scripts, Progress progress) {
        var seen = live.seen();
        store.snapshots()
                .save(
                        request.id(),
                        SnapshotJson.tables(seen.tables(), scripts, progress),
                        SnapshotJson.files(request.files(), seen.files()));
    }
}
