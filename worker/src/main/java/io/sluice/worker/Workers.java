package io.sluice.worker;

import io.sluice.ask.AskActivity;
import io.sluice.ask.AskRun;
import io.sluice.connection.ConnectionCheckActivity;
import io.sluice.connection.ConnectionCheckRun;
import io.sluice.durable.TaskQueues;
import io.sluice.request.AnswerActivity;
import io.sluice.request.AuthorActivity;
import io.sluice.request.CommitActivity;
import io.sluice.request.DataRequestRun;
import io.sluice.request.ExtractionRun;
import io.sluice.request.InspectActivity;
import io.sluice.request.JournalActivity;
import io.sluice.request.RehearseActivity;
import io.sluice.request.SandboxActivity;
import io.sluice.request.SettlementRun;
import io.sluice.schedule.FiringActivity;
import io.sluice.schedule.FiringRun;
import io.sluice.state.StateActivity;
import io.sluice.state.StateRun;
import io.sluice.undo.UndoActivity;
import io.sluice.undo.UndoRun;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** All workers of one process: which workflow and which activity runs on which queue, and how many at once. */
public final class Workers implements AutoCloseable {

    /** Pipelines that execute at the same time; a sixth waits in its queue. */
    private static final int PIPELINES = 5;

    private final WorkerFactory factory;

    private Workers(WorkerFactory factory) {
        this.factory = factory;
    }

    /** The activities of a process, one for each interface of {@code io.sluice.request}. */
    public record Activities(
            AuthorActivity author,
            InspectActivity inspector,
            AnswerActivity answerer,
            SandboxActivity sandbox,
            RehearseActivity rehearser,
            CommitActivity committer,
            UndoActivity undoer,
            JournalActivity journal,
            ConnectionCheckActivity checker,
            AskActivity asker,
            FiringActivity firer,
            StateActivity keeper) {}

    /** Registers everything and starts polling; throws when the server cannot be reached. */
    public static Workers start(WorkflowClient client, Activities activities) {
        var factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new FaultTranslation())
                        .setUsingVirtualWorkflowThreads(true)
                        .build());
        var workflows = factory.newWorker(
                TaskQueues.WORKFLOWS,
                options(50).setLocalActivityWorkerOnly(true).build());
        workflows.registerWorkflowImplementationTypes(
                DataRequestRun.class,
                ExtractionRun.class,
                SettlementRun.class,
                UndoRun.class,
                ConnectionCheckRun.class,
                AskRun.class,
                FiringRun.class,
                StateRun.class);
        workflows.registerActivitiesImplementations(activities.journal());
        factory.newWorker(TaskQueues.MODEL, options(PIPELINES).build())
                .registerActivitiesImplementations(activities.author());
        factory.newWorker(TaskQueues.SANDBOX, options(PIPELINES).build())
                .registerActivitiesImplementations(activities.sandbox());
        factory.newWorker(TaskQueues.EXTRACT, options(4 * PIPELINES).build())
                .registerActivitiesImplementations(activities.rehearser());
        registerData(factory.newWorker(TaskQueues.DATA, options(4 * PIPELINES).build()), activities);
        factory.start();
        return new Workers(factory);
    }

    private static void registerData(Worker data, Activities activities) {
        data.registerActivitiesImplementations(
                activities.inspector(),
                activities.answerer(),
                activities.rehearser(),
                activities.committer(),
                activities.undoer(),
                activities.journal(),
                activities.checker(),
                activities.asker(),
                activities.firer(),
                activities.keeper());
    }

    private static WorkerOptions.Builder options(int activitiesAtOnce) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(activitiesAtOnce)
                .setMaxHeartbeatThrottleInterval(Duration.ofMillis(500))
                .setStickyQueueScheduleToStartTimeout(Duration.ofMillis(500));
    }

    @Override
    public void close() {
        factory.shutdownNow();
        factory.awaitTermination(5, TimeUnit.SECONDS);
    }
}
