package io.sluice.ui;

import static io.sluice.ui.Call.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ui.Call.Reply;
import io.sluice.ui.steer.Waiting;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** QueryForge's calls when their work takes longer than a caller is kept waiting: 503 with the next call, and nothing is lost. */
class LatePipelineTest {

    private final TestServer server = TestServer.shared();

    @Test
    void whoever_calls_too_early_is_told_which_call_comes_next_and_finds_the_work_done_later() {
        try (var impatient = server.impatient()) {
            var port = ((WebServerApplicationContext) impatient).getWebServer().getPort();
            var call = new Call("http://127.0.0.1:" + port);

            var created = call.post(
                    "/pipeline/create",
                    "{'user_id': 1, 'prompt': 'Import sales.csv into orders, it fails once and it is held'}");
            isProblem(created, 503, "not_drafted_yet");
            var id = created.text("pipeline_id");
            assertThat(created.text("next")).contains("/pipeline/run/" + id);
            comesTo(id, "sandbox_run");

            tooEarly(call.post("/pipeline/run/" + id, "{}"), "not_run_yet", "/pipeline/run/" + id);
            comesTo(id, "repair");
            assertThat(call.post("/pipeline/run/" + id, "{}").text("overall_status"))
                    .isEqualTo("failed");

            tooEarly(
                    call.post("/pipeline/repair/" + id, "{'attempt': 1}"),
                    "not_repaired_yet",
                    "/pipeline/repair/" + id);
            comesTo(id, "sandbox_run");
            assertThat(call.post("/pipeline/repair/" + id, "{'attempt': 1}").text("retry_status"))
                    .isEqualTo("in_progress");
            comesTo(id, "rehearse");

            tooEarly(call.post("/pipeline/commit/" + id, "{}"), "not_committed_yet", "/pipeline/commit/" + id);
            comesTo(id, "approve");
            tooEarly(call.post("/pipeline/commit/" + id, "{}"), "not_committed_yet", "/pipeline/commit/" + id);
            comesTo(id, "finished");
            assertThat(call.post("/pipeline/commit/" + id, "{}").text("status")).isEqualTo("repaired");
        }
    }

    private static void tooEarly(Reply reply, String code, String next) {
        isProblem(reply, 503, code);
        assertThat(reply.text("next")).contains(next);
    }

    /** Lets the next activity run, and waits until the request has come to the phase after it. */
    private void comesTo(String id, String phase) {
        server.activities().release();
        var request = server.store().requests().load(id).id();
        assertThat(server.bean(Waiting.class).until(request, now -> phase.equals(now.phase())))
                .as("%s comes to %s", request, phase)
                .isPresent();
    }
}
