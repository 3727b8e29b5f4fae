package io.sluice.ui;

import io.sluice.connection.ConnectionCheckRun;
import io.sluice.durable.Payloads;
import io.sluice.durable.SearchAttributes;
import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.journal.Journal;
import io.sluice.request.DataRequestRun;
import io.sluice.request.SettlementRun;
import io.sluice.store.Store;
import io.sluice.store.fixture.TestStore;
import io.sluice.ui.status.Installation;
import io.sluice.undo.UndoRun;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The REST API over real HTTP, a real store and Temporal in this JVM; only the activities are stand-ins. One a JVM. */
final class TestServer {

    private static final class Running {
        static final TestServer SERVER = new TestServer();
    }

    private final TestStore world = TestStore.fresh();
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(options());
    private final ConfigurableApplicationContext context;
    private final StandIns standIns = new StandIns(world.store());
    private final TemporalConnection connection;

    private TestServer() {
        var workflows = temporal.newWorker(TaskQueues.WORKFLOWS);
        workflows.registerWorkflowImplementationTypes(
                DataRequestRun.class, UndoRun.class, ConnectionCheckRun.class, SettlementRun.class);
        workflows.registerActivitiesImplementations(new Journal(world.store()));
        for (var queue : List.of(TaskQueues.MODEL, TaskQueues.SANDBOX)) {
            temporal.newWorker(queue).registerActivitiesImplementations(standIns);
        }
        temporal.newWorker(TaskQueues.DATA).registerActivitiesImplementations(standIns);
        temporal.start();
        connection = new TemporalConnection(temporal.getWorkflowServiceStubs(), temporal.getWorkflowClient());
        context = UiApplication.start(
                new UiParts(0, false, world.store(), connection, installation(), standIns::read, StandIns.MANIFESTS));
    }

    static TestServer shared() {
        return Running.SERVER;
    }

    /** Another server over the same parts, whose blocking calls return at once. */
    ConfigurableApplicationContext impatient() {
        return UiApplication.start(new UiParts(
                0,
                false,
                world.store(),
                connection,
                installation(),
                standIns::read,
                StandIns.MANIFESTS,
                Duration.ZERO));
    }

    StandIns activities() {
        return standIns;
    }

    Store store() {
        return world.store();
    }

    TestStore world() {
        return world;
    }

    WorkflowClient temporal() {
        return temporal.getWorkflowClient();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    Call call() {
        return new Call("http://127.0.0.1:" + port());
    }

    static Installation installation() {
        return installation("test-server");
    }

    /** With a Temporal server of this kind. */
    static Installation installation(String temporal) {
        return new Installation(
                "0.1.0",
                "http://127.0.0.1:8080",
                new Installation.Temporal("127.0.0.1:7233", "http://127.0.0.1:8233", "default", temporal, false),
                new Installation.Access(
                        "postgres://warehouse@127.0.0.1:5432/warehouse", "warehouse", "/home/warehouse"),
                new Installation.Access("jdbc:postgresql://127.0.0.1:5432/sluice", "sluice", "/home/store"),
                "none",
                new Installation.Author("planner", "built-in"),
                Path.of("/tmp"),
                List.of(Path.of("/tmp")),
                "owner");
    }

    private static TestEnvironmentOptions options() {
        var options = TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build());
        for (SearchAttributeKey<?> key : List.of(
                SearchAttributes.USER,
                SearchAttributes.PHASE,
                SearchAttributes.TARGET,
                SearchAttributes.OUTCOME,
                SearchAttributes.SCHEDULE,
                SearchAttributes.CONNECTOR)) {
            options.registerSearchAttribute(key.getName(), key.getValueType());
        }
        return options.build();
    }
}
