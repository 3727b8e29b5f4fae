package io.sluice.rehearse;

import io.sluice.access.Connections;
import io.sluice.commit.Cut;
import io.sluice.commit.Following;
import io.sluice.commit.Targets;
import io.sluice.commit.Troubles;
import io.sluice.connector.AskedToWait;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.file.FileCommit;
import io.sluice.extract.Extracts;
import io.sluice.extract.LateFields;
import io.sluice.extract.Streams;
import io.sluice.inspect.Snapshot;
import io.sluice.pipeline.Destination;
import io.sluice.request.Approval;
import io.sluice.request.ExtractActivity;
import io.sluice.request.PipelineRef;
import io.sluice.request.RehearseActivity;
import io.sluice.sandbox.SandboxDriver;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.target.StageLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stages everything, runs the commit's own statements in the target, counts and samples the change, rolls back and seals the proof. */
public final class Rehearser implements RehearseActivity, ExtractActivity {

    static final String PHASE = "rehearse";

    private static final int MOST_WIDENED = 4;

    private final Store store;
    private final Connections connections;
    private final Targets targets;
    private final Clock clock;
    private final StageLimits limits;
    private final SandboxDriver sandbox;
    private final Path workspaces;
    private final Streams streams;

    /** {@code workspaces}: for full runs of scripts; {@code streams} opens tables and APIs. */
    public Rehearser(
            Store store,
            Connections connections,
            Targets targets,
            Clock clock,
            StageLimits limits,
            SandboxDriver sandbox,
            Path workspaces,
            Streams streams) {
        this.streams = streams;
        this.store = store;
        this.connections = connections;
        this.targets = targets;
        this.clock = clock;
        this.limits = limits;
        this.sandbox = sandbox;
        this.workspaces = workspaces;
    }

    @Override
    public Rehearsal rehearse(PipelineRef pipeline, Approval approval) {
        var draft = pipeline.draft();
        var request = store.requests().load(draft.request());
        try (var following = Following.of(request.id(), store)) {
            var rehearsed = widening(request, () -> run(request, pipeline, following, RehearsalRun::run));
            return new Sealed(new ProofWriter(store).write(draft, rehearsed));
        } catch (AskedToWait e) {
            return new Paused(e.duration(), String.valueOf(e.getMessage()));
        } catch (Unprovable e) {
            return new Unproven(store.problems().save(request.id(), e.problem()));
        }
    }

    @Override
    public Extracted extract(PipelineRef pipeline, int part) {
        var request = store.requests().load(pipeline.draft().request());
        var place = store.drafts().load(pipeline.draft()).places().get(part);
        try (var following = Following.of(request.id(), store)) {
            widening(request, () -> run(request, pipeline, following, rehearsal -> rehearsal.stage(place)));
            return new Extracted(place, Duration.ZERO, "");
        } catch (AskedToWait e) {
            return new Extracted(place, e.duration(), String.valueOf(e.getMessage()));
        } catch (Unprovable e) {
            return new Extracted(place, Duration.ZERO, "", store.problems().save(request.id(), e.problem()));
        }
    }

    /** Where records hold fields that nobody knew of, the columns are widened and the stream is read anew. */
    private <T> T widening(StoredRequest request, Supplier<T> reading) {
        for (int widened = 1; ; widened++) {
            try {
                return reading.get();
            } catch (LateFields late) {
                if (widened == MOST_WIDENED) {
                    throw new ConnectorException(
                            Fault.BAD_DATA,
                            "step " + late.step(),
                            late.getMessage() + "; it was begun anew " + MOST_WIDENED + " times for others",
                            "Name the fields that are wanted, or leave out new ones",
                            late);
                }
                Snapshot.widen(store, request.id(), late.step(), late.columns());
            }
        }
    }

    private <T> T run(
            StoredRequest request, PipelineRef pipeline, Following following, Function<RehearsalRun, T> work) {
        var cut = Cut.of(Extracts.load(store, pipeline.draft()), connections);
        var folder = connections.folder(request);
        try (var scripts = Scripts.run(cut, sandbox, folder, workspaces, limits.most());
                var together = streams.at(request.now()).together()) {
            var readings = new Readings(cut, folder, scripts, connections, targets.databases(), together, following);
            return work.apply(new RehearsalRun(request, cut, readings, connections, targets, clock, limits, following));
        }
    }

    @Override
    public void dropStages(String request) {
        for (var draft : store.drafts().all(request)) {
            var cut = Cut.of(draft.pipeline(), connections);
            cut.targets().keySet().forEach(connection -> dropStages(connection, request));
            connections.folder(store.requests().load(request)).ifPresent(folder -> cut.exports()
                    .forEach(load -> FileCommit.find(
                                    folder, ((Destination.File) load.destination()).path(), request, load.number())
                            .ifPresent(FileCommit::discard)));
        }
    }

    private void dropStages(String connection, String request) {
        try (var session = targets.of(connection).open()) {
            session.dialect().dropStages(session, request);
        } catch (RuntimeException e) {
            throw Troubles.fault(connection, e);
        }
    }
}
