package io.sluice.worker;

import io.sluice.access.Apis;
import io.sluice.access.Aside;
import io.sluice.access.Connections;
import io.sluice.answer.Answerer;
import io.sluice.answer.MostAgreed;
import io.sluice.answer.QuestionStaging;
import io.sluice.answer.QuickAnswerer;
import io.sluice.author.Drafter;
import io.sluice.commit.Committer;
import io.sluice.commit.Targets;
import io.sluice.connect.ConnectionChecker;
import io.sluice.connector.database.Databases;
import io.sluice.connector.manifest.ManifestConnector;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import io.sluice.extract.Streams;
import io.sluice.firing.Firer;
import io.sluice.inspect.Catalogs;
import io.sluice.inspect.Inspector;
import io.sluice.journal.Journal;
import io.sluice.keeper.StateKeeper;
import io.sluice.rehearse.Rehearser;
import io.sluice.restore.Undoer;
import io.sluice.synthesise.ScriptKeeper;
import io.sluice.target.StageLimits;
import io.sluice.trial.SandboxRunner;
import io.sluice.trial.TrialServers;
import io.sluice.upkeep.Upkeep;
import java.time.Clock;
import java.util.List;

/** A worker put together: every activity with its collaborators, polling from {@link #start} to {@link #close}. */
public final class Assembly implements AutoCloseable {

    private final WorkerParts parts;
    private final Databases databases = new Databases();
    private final Connections connections;
    private final CamelHttp http;
    private final Apis apis;
    private final Streams streams;
    private final Catalogs catalogs;
    private final TrialServers trials;
    private final Workers workers;
    private final Hourly upkeep;

    private Assembly(WorkerParts parts) {
        this.parts = parts;
        this.connections = new Connections(parts.store(), List.of(parts.warehouse()));
        this.http = new CamelHttp(new ReachGuard(AllowedHosts.of(String.join(",", parts.allowedHosts()))));
        this.apis = new Apis(parts.store(), http);
        this.streams = new Streams(databases, apis);
        this.catalogs = new Catalogs(connections, databases, streams);
        this.trials = new TrialServers(databases, parts.sandboxes()).ahead();
        this.workers = Workers.start(parts.temporal().client(), activities());
        this.upkeep = Hourly.run(
                "upkeep", new Upkeep(parts.store(), connections, new Targets(connections, databases))::sweep);
    }

    /** Throws when the Temporal server cannot be reached. */
    public static Assembly start(WorkerParts parts) {
        return new Assembly(parts);
    }

    /** Opens a connection that is an API, for a reading outside of any request; throws a ConnectorException where that cannot be. */
    public ManifestConnector api(String connection, Clock clock, Aside aside) {
        return apis.open(connections.named(connection), clock, aside);
    }

    private Workers.Activities activities() {
        var store = parts.store();
        var targets = new Targets(connections, databases);
        var clock = Clock.systemUTC();
        var author = MostAgreed.of(parts.author(), store, connections, databases);
        return new Workers.Activities(
                new Drafter(store, catalogs, author),
                new ScriptKeeper(new Inspector(store, connections, databases, streams), store, connections),
                new Answerer(
                        store,
                        connections,
                        databases,
                        new QuestionStaging(store, connections, targets, streams, clock, parts.maxStageBytes())),
                new SandboxRunner(store, connections, databases, trials, parts.bash(), streams, clock),
                new Rehearser(
                        store,
                        connections,
                        targets,
                        clock,
                        StageLimits.upTo(parts.maxStageBytes()),
                        parts.bash(),
                        parts.workspaces(),
                        streams),
                new Committer(store, targets, clock),
                new Undoer(store, targets),
                new Journal(store),
                new ConnectionChecker(connections, databases, apis),
                new QuickAnswerer(store, connections, databases, catalogs, author),
                new Firer(store),
                new StateKeeper(store, targets, clock));
    }

    @Override
    public void close() {
        upkeep.close();
        workers.close();
        catalogs.close();
        trials.close();
        databases.close();
        http.close();
    }
}
