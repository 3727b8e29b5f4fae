package io.sluice.ui;

import static io.sluice.ui.Call.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ui.Call.Reply;
import io.sluice.ui.steer.Waiting;
import org.junit.jupiter.api.Test;

/** QueryForge's endpoints, byte by byte where its specification shows bytes. */
class PipelineContractTest {

    private final TestServer server = TestServer.shared();

    @Test
    void a_pipeline_goes_step_by_step_to_its_commit() {
        var created = create("Import sales.csv into orders");
        var id = created.text("pipeline_id");
        assertThat(created.text())
                .matches("\\{\"pipeline_id\":\\d+,\"status\":\"generated\",\"draft_pipeline\":\\["
                        + "\\{\"step_number\":1,\"type\":\"bash\",\"content\":\"sort /data/sales.csv > /tmp/a.csv\"},"
                        + "\\{\"step_number\":2,\"type\":\"sql\",\"content\":\"select 1\"}],"
                        + "\"created_at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"}");
        assertThat(run(id).text())
                .isEqualTo("{\"pipeline_id\":" + id + ",\"status\":\"running\",\"execution_log\":{"
                        + "\"step_1\":{\"type\":\"bash\",\"exit_code\":0,\"stdout\":\"5 rows processed\"},"
                        + "\"step_2\":{\"type\":\"sql\",\"exit_code\":0}},\"overall_status\":\"success\"}");
        var committed = commit(id, "{}");
        assertThat(committed.status()).as(committed.text()).isEqualTo(200);
        assertThat(committed.text("outcome")).isEqualTo("committed");
        assertThat(commit(id, "{}").text()).isEqualTo(committed.text());
        assertThat(logs(id).text("overall_status")).isEqualTo("success");
    }

    @Test
    void a_failed_run_is_repaired_and_retried_unasked() {
        var id = create("Import sales.csv, it fails once").text("pipeline_id");
        var ran = run(id);
        assertThat(ran.status()).isEqualTo(200);
        assertThat(ran.text("overall_status")).isEqualTo("failed");
        assertThat(ran.json()
                        .path("execution_log")
                        .path("step_2")
                        .path("stderr")
                        .asString())
                .isEqualTo("ERROR: no table");
        isProblem(commit(id, "{}"), 409, "not_proven");
        var repaired = repair(id, 1);
        assertThat(repaired.text())
                .isEqualTo("{\"pipeline_id\":" + id
                        + ",\"repair_attempt\":1,\"error_analysis\":\"the table is called orders\","
                        + "\"repaired_pipeline\":[{\"step_number\":2,\"type\":\"sql\",\"content\":\"select 2\"}],"
                        + "\"retry_status\":\"in_progress\"}");
        assertThat(repair(id, 1).text()).isEqualTo(repaired.text());
        await(id, "approve");
        assertThat(run(id).text("overall_status")).isEqualTo("success");
        assertThat(commit(id, "{}").text("status")).isEqualTo("repaired");
        assertThat(logs(id).text("overall_status")).isEqualTo("repaired");
        assertThat(logs(id).json()
                        .path("repair_logs")
                        .path(0)
                        .path("ai_fix_reason")
                        .asString())
                .isEqualTo("the table is called orders");
        assertThat(logs(id).json().path("execution_logs").size()).isEqualTo(4);
    }

    @Test
    void three_repairs_are_made_and_no_fourth() {
        var id = create("Import sales.csv, it fails always").text("pipeline_id");
        run(id);
        isProblem(repair(id, 2), 409, "does_not_fit");
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(repair(id, attempt).text("retry_status")).isEqualTo("in_progress");
            assertThat(run(id).text("overall_status")).isEqualTo("failed");
        }
        isProblem(repair(id, 4), 409, "no_more_repairs");
        assertThat(run(id).text("overall_status")).isEqualTo("failed");
        assertThat(logs(id).text("overall_status")).isEqualTo("failed");
        assertThat(logs(id).json().path("repair_logs").size()).isEqualTo(3);
        isProblem(commit(id, "{}"), 409, "missing_table");
    }

    @Test
    void a_repair_that_finds_nothing_says_so() {
        var id = create("Import sales.csv, hopeless, it fails always").text("pipeline_id");
        run(id);
        var repaired = repair(id, 1);
        assertThat(repaired.text("retry_status")).isEqualTo("failed");
        assertThat(repaired.json().path("repaired_pipeline").size()).isZero();
        assertThat(repair(id, 1).text("retry_status")).isEqualTo("failed");
    }

    @Test
    void an_introspection_fault_is_the_log_of_its_step() {
        var id = create("Import sales.csv into the missing table").text("pipeline_id");
        var ran = run(id);
        assertThat(ran.text())
                .isEqualTo("{\"pipeline_id\":" + id + ",\"status\":\"running\",\"execution_log\":{"
                        + "\"step_2\":{\"type\":\"sql\",\"exit_code\":1,\"stderr\":\"there is no table ordres\"}},"
                        + "\"overall_status\":\"failed\"}");
        assertThat(repair(id, 1).text("retry_status")).isEqualTo("in_progress");
        await(id, "approve");
        assertThat(commit(id, "{}").text("outcome")).isEqualTo("committed");
    }

    @Test
    void a_step_killed_at_its_limit_is_a_503_with_the_log_and_may_be_repaired() {
        var id = create("Import sales.csv, it hangs").text("pipeline_id");
        var ran = run(id);
        isProblem(ran, 503, "timeout");
        assertThat(ran.json()
                        .path("execution_log")
                        .path("step_2")
                        .path("exit_code")
                        .asInt())
                .isEqualTo(1);
        assertThat(repair(id, 1).status()).isEqualTo(200);
    }

    @Test
    void a_question_back_is_a_pending_pipeline_with_an_empty_draft() {
        var created = create("Import something");
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text("status")).isEqualTo("pending");
        assertThat(created.json().path("draft_pipeline").size()).isZero();
        assertThat(created.json().path("question").path("text").asString()).isEqualTo("Which table?");
        var id = created.text("pipeline_id");
        isProblem(run(id), 409, "asked");
        assertThat(server.call()
                        .post("/v1/requests/" + id + "/answer", "{'text': 'orders'}")
                        .status())
                .isEqualTo(202);
        await(id, "sandbox_run");
        assertThat(run(id).text("overall_status")).isEqualTo("success");
    }

    @Test
    void a_question_is_run_by_run_and_has_nothing_to_commit() {
        var id = create("How many orders?").text("pipeline_id");
        assertThat(run(id).text("overall_status")).isEqualTo("success");
        isProblem(commit(id, "{}"), 409, "not_proven");
    }

    @Test
    void create_refuses_what_it_cannot_take() {
        isProblem(server.call().post("/pipeline/create", "{'prompt': 'Import sales.csv'}"), 400, "missing_user_id");
        isProblem(server.call().post("/pipeline/create", "{'user_id': 1}"), 400, "empty_sentence");
        isProblem(server.call().post("/pipeline/create", "{'user_id': 2, 'prompt': 'x'}"), 403, "other_user");
        isProblem(create("drop everything"), 400, "drop_table");
        isProblem(create("the model is down"), 500, "model_unreachable");
    }

    @Test
    void a_pipeline_that_is_not_there_is_a_404() {
        isProblem(run("99999"), 404, "not_found");
        isProblem(repair("99999", 1), 404, "not_found");
        isProblem(commit("99999", "{}"), 404, "not_found");
        isProblem(logs("99999"), 404, "not_found");
    }

    @Test
    void commit_wants_the_proof_that_stands_and_nothing_before_the_run() {
        var id = create("Import sales.csv into orders").text("pipeline_id");
        isProblem(commit(id, "{}"), 409, "not_proven");
        run(id);
        await(id, "approve");
        isProblem(commit(id, "{'proof': 'another'}"), 409, "other_proof");
        assertThat(commit(id, "{}").status()).isEqualTo(200);
    }

    @Test
    void a_request_in_one_go_takes_no_steps_from_outside() {
        server.call().post("/v1/requests", "{'id': 'one-go', 'sentence': 'replace orders by sales.csv'}");
        isProblem(run("one-go"), 409, "not_step_by_step");
        isProblem(server.call().post("/pipeline/run/one-go", "{'run_mode': 'production'}"), 400, "bad_run_mode");
    }

    private Reply create(String prompt) {
        return server.call().post("/pipeline/create", "{'user_id': 1, 'prompt': '" + prompt + "'}");
    }

    private Reply run(String id) {
        return server.call().post("/pipeline/run/" + id, "{'run_mode': 'sandbox'}");
    }

    private Reply repair(String id, int attempt) {
        return server.call().post("/pipeline/repair/" + id, "{'attempt': " + attempt + "}");
    }

    private Reply commit(String id, String body) {
        return server.call().post("/pipeline/commit/" + id, body);
    }

    private Reply logs(String id) {
        return server.call().get("/pipeline/" + id + "/logs");
    }

    private void await(String id, String phase) {
        var request = server.store().requests().load(id).id();
        server.bean(Waiting.class).until(request, now -> phase.equals(now.phase()));
    }
}
