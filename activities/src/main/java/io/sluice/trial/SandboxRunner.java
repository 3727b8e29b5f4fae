package io.sluice.trial;

import io.sluice.access.Connections;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.SqlError;
import io.sluice.extract.Extracts;
import io.sluice.extract.Streams;
import io.sluice.heartbeat.Heartbeat;
import io.sluice.inspect.Snapshot;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.request.PipelineRef;
import io.sluice.request.SandboxActivity;
import io.sluice.sandbox.SandboxDriver;
import io.sluice.store.StepLog;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs every step of a pipeline in order on a copy of what it touches, logs each, and stops at the first that fails. */
public final class SandboxRunner implements SandboxActivity {

    private final Store store;
    private final Connections connections;
    private final Databases databases;
    private final TrialServers servers;
    private final SandboxDriver scripts;
    private final Streams streams;
    private final Clock clock;

    public SandboxRunner(
            Store store,
            Connections connections,
            Databases databases,
            TrialServers servers,
            SandboxDriver scripts,
            Clock clock) {
        this(store, connections, databases, servers, scripts, Streams.ofTables(databases), clock);
    }

    /** {@code streams} opens APIs too. */
    public SandboxRunner(
            Store store,
            Connections connections,
            Databases databases,
            TrialServers servers,
            SandboxDriver scripts,
            Streams streams,
            Clock clock) {
        this.streams = streams;
        this.store = store;
        this.connections = connections;
        this.databases = databases;
        this.servers = servers;
        this.scripts = scripts;
        this.clock = clock;
    }

    /** A pipeline that is run, in which attempt, and what it is run for. */
    private record Trial(PipelineRef pipeline, int attempt, StoredRequest request, Snapshot snapshot, Pipeline steps) {}

    /** What takes too long on tables that are copied whole is tried on samples of them: the rehearsal has more time. */
    @Override
    public SandboxResult run(PipelineRef pipeline, int attempt) {
        var request = store.requests().load(pipeline.draft().request());
        var snapshot = Snapshot.of(store, request.id());
        var steps = Extracts.resolve(store.drafts().load(pipeline.draft()), snapshot);
        var trial = new Trial(pipeline, attempt, request, snapshot, steps);
        try (var heartbeat = Heartbeat.start()) {
            var usual = Sampling.usual();
            var fault = run(trial, usual, heartbeat);
            if (fault.isPresent() && fault.get().problem().kind() == Problem.Kind.TIMEOUT && usual.isReducible()) {
                fault = run(trial, Sampling.little(), heartbeat);
            }
            return fault.<SandboxResult>map(of -> new Failed(store.problems().save(request.id(), of.problem())))
                    .orElseGet(Passed::new);
        }
    }

    private Optional<StepFault> run(Trial trial, Sampling sampling, Heartbeat heartbeat) {
        var draft = trial.pipeline().draft();
        try (var space = new TrialSpace(
                connections,
                databases,
                servers,
                streams.at(trial.request().now()),
                trial.snapshot().scripts(),
                sampling,
                heartbeat)) {
            for (var step : trial.steps().inOrder()) {
                heartbeat.throwIfCancelled();
                logged(trial, step, () -> run(trial.request(), trial.steps(), step, space));
            }
            store.drafts().unproven(draft, space.lacking().notProven());
            return Optional.empty();
        } catch (StepFault fault) {
            return Optional.of(fault);
        } catch (ConnectorException e) {
            heartbeat.throwIfCancelled();
            throw e;
        }
    }

    /** What a step does; gives back what it prints. */
    private interface Work {
        String run() throws SQLException;
    }

    private void logged(Trial trial, Step step, Work work) {
        var began = clock.instant();
        try {
            var printed = work.run();
            write(trial, step, began, true, printed, null, 0);
        } catch (StepFault fault) {
            write(trial, step, began, false, fault.printed(), fault.problem().message(), fault.exitCode());
            throw fault;
        } catch (SQLException e) {
            throw SqlError.failure("sandbox", e);
        }
    }

    private void write(
            Trial trial,
            Step step,
            Instant began,
            boolean successful,
            String printed,
            @Nullable String error,
            int exitCode) {
        var took = Math.toIntExact(Duration.between(began, clock.instant()).toMillis());
        var log = new StepLog(step.number(), began, successful, printed, error, exitCode, took);
        store.executionLogs().write(trial.pipeline().draft(), trial.attempt(), log);
    }

    private String run(StoredRequest request, Pipeline pipeline, Step step, TrialSpace space) throws SQLException {
        var printed =
                switch (step) {
                    case Step.Load load -> new LoadRun(space, connections.folder(request), space.named(load)).run();
                    case Step.Sql sql -> new SqlRun(space, pipeline, sql).run();
                    case Step.Extract extract -> throw new IllegalStateException("an extract runs as a load");
                    case Step.Bash bash -> new BashRun(space, connections.folder(request), scripts, bash).run();
                };
        space.endStep();
        var lacking = space.lacking().takeUntold();
        return lacking.isEmpty() ? printed : printed + "\nnot in the sandbox: " + String.join(", ", lacking);
    }
}
