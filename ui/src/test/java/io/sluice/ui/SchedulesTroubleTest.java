package io.sluice.ui;

import static io.sluice.ui.Call.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.sluice.durable.TemporalConnection;
import io.sluice.store.fixture.TestStore;
import io.sluice.ui.connection.Manifests;
import io.sluice.ui.reconcile.Reconciler;
import io.sluice.ui.record.Records;
import io.temporal.api.workflowservice.v1.CreateScheduleRequest;
import io.temporal.api.workflowservice.v1.CreateScheduleResponse;
import io.temporal.api.workflowservice.v1.DescribeScheduleRequest;
import io.temporal.api.workflowservice.v1.DescribeScheduleResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What is said of schedules while Temporal is away or does not want them. */
class SchedulesTroubleTest {

    private static void with(String temporal, BiConsumer<ConfigurableApplicationContext, TestStore> look) {
        try (var world = TestStore.fresh();
                var connection = TemporalConnection.to(temporal, "default", Duration.ofSeconds(1));
                var context = UiApplication.start(new UiParts(
                        0,
                        false,
                        world.store(),
                        connection,
                        TestServer.installation("cli"),
                        Records.ELSEWHERE,
                        Manifests.ELSEWHERE))) {
            look.accept(context, world);
        }
    }

    private static Call call(ConfigurableApplicationContext context) {
        return new Call("http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort());
    }

    @Test
    void while_temporal_is_away_schedules_are_listed_as_unknown_and_can_be_deleted() {
        with("127.0.0.1:1", (context, world) -> {
            for (var name : List.of("tides", "moons", "suns")) {
                world.schedule(name);
            }
            world.store().schedules().pause("suns", true, "eclipse");
            var listed = call(context).get("/v1/schedules").json();
            assertThat(listed.findValuesAsString("name")).containsExactly("moons", "suns", "tides");
            assertThat(listed.findValuesAsString("state")).containsOnly("unknown");
            assertThat(listed.path(0).path("next")).isEmpty();
            assertThat(call(context).delete("/v1/schedules/tides").status()).isEqualTo(204);
            assertThat(world.store().schedules().find("tides")).isEmpty();
        });
    }

    @Test
    void what_temporal_refuses_is_told_with_its_reason_and_the_others_are_looked_after() throws IOException {
        var refusing = new Refusing();
        var server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(refusing)
                .build()
                .start();
        try {
            with("127.0.0.1:" + server.getPort(), (context, world) -> {
                world.schedule("tides");
                world.schedule("moons");
                var reply = call(context).post("/v1/schedules/tides/pause", "{}");
                isProblem(reply, 409, "temporal_refused");
                assertThat(reply.text("detail")).contains("the time zone is not known here");
                var before = refusing.asked.get();
                context.getBean(Reconciler.class).look(Duration.ZERO);
                assertThat(refusing.asked.get() - before).isGreaterThanOrEqualTo(2);
            });
        } finally {
            server.shutdownNow();
        }
    }

    /** A Temporal server that lives, and takes no schedule. */
    private static final class Refusing extends WorkflowServiceImplBase {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> reply) {
            reply.onNext(GetSystemInfoResponse.getDefaultInstance());
            reply.onCompleted();
        }

        @Override
        public void createSchedule(CreateScheduleRequest request, StreamObserver<CreateScheduleResponse> reply) {
            asked.incrementAndGet();
            reply.onError(Status.INVALID_ARGUMENT
                    .withDescription("the time zone is not known here")
                    .asRuntimeException());
        }

        @Override
        public void describeSchedule(DescribeScheduleRequest request, StreamObserver<DescribeScheduleResponse> reply) {
            reply.onError(Status.NOT_FOUND.asRuntimeException());
        }
    }
}
