package io.sluice.ui;

import static io.sluice.ui.Call.isProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.sluice.durable.TemporalConnection;
import io.sluice.request.MissingConnection;
import io.sluice.request.Question;
import io.sluice.store.Standing;
import io.sluice.store.StoredConnection;
import io.sluice.store.fixture.TestStore;
import io.sluice.ui.connection.Manifests;
import io.sluice.ui.record.Records;
import io.sluice.ui.steer.AwaitedConnections;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class WithoutTemporalTest {

    @Test
    void a_request_is_stored_and_says_that_it_starts_later() {
        try (var world = TestStore.fresh();
                var temporal = TemporalConnection.to("127.0.0.1:1", "default", Duration.ofSeconds(1));
                var context = UiApplication.start(new UiParts(
                        0,
                        false,
                        world.store(),
                        temporal,
                        TestServer.installation(),
                        Records.ELSEWHERE,
                        Manifests.ELSEWHERE))) {
            var port = ((WebServerApplicationContext) context).getWebServer().getPort();
            var web = "http://127.0.0.1:" + port;
            assertThat(new Call(web).get("/v1/health").text())
                    .isEqualTo("{\"status\":\"down\",\"store\":true,\"temporal\":false}");
            var reply =
                    new Call(web).post("/v1/requests", "{'id': 'later', 'sentence': 'Import sales.csv into orders'}");
            isProblem(reply, 503, "temporal_unreachable");
            assertThat(new Call(web).get("/v1/requests/later").text("outcome")).isEqualTo("running");
            var created = new Call(web).post("/pipeline/create", "{'user_id': 1, 'prompt': 'Import sales.csv'}");
            isProblem(created, 503, "temporal_unreachable");
        }
    }

    @Test
    void a_connection_is_saved_though_those_who_wait_for_it_cannot_be_told_yet() {
        try (var world = TestStore.fresh();
                var temporal = TemporalConnection.to("127.0.0.1:1", "default", Duration.ofSeconds(1));
                var context = UiApplication.start(new UiParts(
                        0,
                        false,
                        world.store(),
                        temporal,
                        TestServer.installation(),
                        Records.ELSEWHERE,
                        Manifests.ELSEWHERE))) {
            var question = new Question("Which harbour?", List.of(), MissingConnection.named("harbour"));
            for (int i = 0; i < 30; i++) {
                world.request("waits-" + i, "Copy boats from harbour into boats");
                world.store()
                        .requests()
                        .standing(
                                "waits-" + i, "run", 1, new Standing("ask", "running", "asked", question, null, null));
            }
            var saved = world.store()
                    .connections()
                    .save(StoredConnection.untested("harbour", "sqlite", "/tmp/harbour.db", null));
            var made = assertTimeout(
                    Duration.ofSeconds(25),
                    () -> context.getBean(AwaitedConnections.class).made(saved),
                    "only the first of them was waited for");
            assertThat(made).isEmpty();
        }
    }

    @Test
    void a_store_that_is_gone_makes_the_server_unready() {
        var world = TestStore.fresh();
        try (var temporal = TemporalConnection.to("127.0.0.1:1", "default", Duration.ofSeconds(1));
                var context = UiApplication.start(new UiParts(
                        0,
                        false,
                        world.store(),
                        temporal,
                        TestServer.installation(),
                        Records.ELSEWHERE,
                        Manifests.ELSEWHERE))) {
            var port = ((WebServerApplicationContext) context).getWebServer().getPort();
            world.close();
            assertThat(new Call("http://127.0.0.1:" + port).get("/v1/health").status())
                    .isEqualTo(503);
        }
    }
}
