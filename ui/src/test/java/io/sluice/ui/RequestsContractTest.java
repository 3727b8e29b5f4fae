package io.sluice.ui;

import static io.sluice.ui.Call.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ui.Call.Reply;
import io.sluice.ui.steer.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsContractTest {

    private final TestServer server = TestServer.shared();

    @Test
    void a_request_goes_from_its_sentence_to_its_receipt() {
        var accepted = submit("'id': 'import-1', 'sentence': 'Import sales.csv into orders'");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo("/v1/requests/import-1");
        var shown = settled("import-1");
        assertThat(shown.text("outcome")).isEqualTo("committed");
        assertThat(shown.json()
                        .path("change")
                        .path("tables")
                        .path(0)
                        .path("inserted")
                        .asInt())
                .isEqualTo(3);
        assertThat(shown.json().path("predicted")).isEqualTo(shown.json().path("change"));
        assertThat(shown.json().path("phases").findValuesAsString("name"))
                .containsExactly("generate", "introspect", "sandbox_run", "rehearse", "approve", "commit");
        assertThat(shown.json().path("steps").path(1).path("exit_code").asInt()).isZero();
        assertThat(shown.json().path("links").path("temporal").asString()).endsWith("/workflows/import-1");
    }

    @Test
    void the_document_has_every_field_of_the_contract_from_the_beginning() {
        submit("'id': 'fields', 'sentence': 'drop everything'");
        assertThat(settled("fields").json().propertyNames())
                .contains(
                        "id",
                        "pipeline_id",
                        "sentence",
                        "outcome",
                        "author",
                        "phases",
                        "steps",
                        "repairs",
                        "assumptions")
                .contains(
                        "claims",
                        "basis",
                        "change",
                        "predicted",
                        "proof",
                        "waits_because",
                        "not_proven",
                        "not_undoable")
                .contains("question", "error", "table", "links");
    }

    @Test
    void asking_twice_is_asking_once_and_an_id_belongs_to_one_sentence() {
        var first = submit("'id': 'twice', 'sentence': 'Import sales.csv into orders'");
        var second = submit("'id': 'twice', 'sentence': 'Import sales.csv into orders'");
        assertThat(second.text()).isEqualTo(first.text());
        var taken = submit("'id': 'twice', 'sentence': 'Import sales.csv into customers'");
        isProblem(taken, 409, "id_taken");
        assertThat(taken.text("next"))
                .as("for who types and who calls")
                .contains("./sluice show twice", "GET /v1/requests/twice");
    }

    @Test
    void who_chooses_no_id_gets_one_that_can_be_read() {
        assertThat(submit("'sentence': 'Import sales.csv into orders'").text("id"))
                .matches("import-sales-csv-into-[a-z0-9]{6}");
        assertThat(submit("'sentence': '把销售导入订单'").text("id")).matches("request-[a-z0-9]{6}");
    }

    @Test
    void a_single_name_may_stand_where_a_list_may() {
        submit("'id': 'single', 'sentence': 'Import sales.csv', 'into': 'warehouse', 'on': ['warehouse']");
        assertThat(server.store().requests().load("single").into()).containsExactly("warehouse");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'sentence': ''                                        | empty_sentence",
                "'id': 'x'                                             | empty_sentence",
                "'sentence': 's', 'id': '77'                           | bad_id",
                "'sentence': 's', 'id': 'undo-a'                       | bad_id",
                "'sentence': 's', 'approve': 'maybe'                   | bad_approve",
                "'sentence': 's', 'now': 'noon'                        | bad_now",
                "'sentence': 's', 'timezone': 'Mars/Base'              | bad_timezone",
                "'sentence': 's', 'on': ['nowhere']                    | unknown_connection",
                "'sentence': 's', 'files': 'here'                      | relative_folder",
                "'sentence': 's', 'files': '/etc'                      | folder_not_allowed",
                "'sentence': 7, 'on':                                  | bad_json"
            },
            quoteCharacter = '`')
    void says_what_is_wrong_with_a_submission(String fields, String code) {
        isProblem(submit(fields), 400, code);
    }

    @Test
    void a_sentence_of_100_kB_is_refused() {
        isProblem(submit("'sentence': '" + "x".repeat(100_000) + "'"), 400, "sentence_too_long");
    }

    @Test
    void who_owns_the_home_may_name_any_folder() {
        var reply = server.call()
                .header("Sluice-Owner-Key", "owner")
                .post("/v1/requests", "{'sentence': 'Import sales.csv into orders', 'files': '/etc'}");
        assertThat(reply.status()).isEqualTo(202);
    }

    @Test
    void an_unknown_request_is_a_404_with_the_next_action() {
        isProblem(server.call().get("/v1/requests/none"), 404, "not_found");
        isProblem(server.call().get("/v1/requests/none/events"), 404, "not_found");
        isProblem(server.call().post("/v1/requests/none/cancel", "{}"), 404, "not_found");
        isProblem(server.call().get("/v1/nothing"), 404, "not_found");
    }

    @Test
    void a_question_is_answered_with_rows_as_they_were_stored() {
        submit("'id': 'question', 'sentence': 'How many orders?'");
        var shown = settled("question");
        assertThat(shown.text("outcome")).isEqualTo("answered");
        assertThat(shown.json().path("table").path("rows").path(0).path(0).asString())
                .isEqualTo("9007199254740993");
        assertThat(shown.json()
                        .path("table")
                        .path("columns")
                        .path(0)
                        .path("type")
                        .asString())
                .isEqualTo("int64");
    }

    @Test
    void a_question_back_is_answered_by_a_person() {
        submit("'id': 'asked', 'sentence': 'Import something'");
        var asked = settled("asked");
        assertThat(asked.text("outcome")).isEqualTo("asked");
        assertThat(asked.json().path("question").path("options").size()).isEqualTo(2);
        isProblem(server.call().post("/v1/requests/asked/answer", "{'text': ' '}"), 400, "empty_answer");
        assertThat(server.call()
                        .post("/v1/requests/asked/answer", "{'text': 'orders'}")
                        .status())
                .isEqualTo(202);
        assertThat(outcome("asked", "committed")).isEqualTo("committed");
    }

    @Test
    void what_waits_is_approved_by_the_hash_that_was_seen() {
        submit("'id': 'wait', 'sentence': 'replace orders by sales.csv'");
        var waiting = settled("wait");
        assertThat(waiting.text("outcome")).isEqualTo("awaiting_approval");
        assertThat(waiting.json().path("waits_because").path(0).asString()).isEqualTo("rows are replaced");
        isProblem(server.call().post("/v1/requests/wait/approve", "{'proof': 'another'}"), 409, "does_not_fit");
        assertThat(server.call()
                        .post("/v1/requests/wait/approve", "{'proof': '" + waiting.text("proof") + "'}")
                        .status())
                .isEqualTo(202);
        assertThat(outcome("wait", "committed")).isEqualTo("committed");
        isProblem(server.call().post("/v1/requests/wait/approve", "{}"), 409, "ended");
    }

    @Test
    void a_person_may_say_no() {
        submit("'id': 'no', 'sentence': 'replace orders by sales.csv'");
        settled("no");
        server.call().post("/v1/requests/no/reject", "{'reason': 'too many rows'}");
        assertThat(outcome("no", "rejected")).isEqualTo("rejected");
        assertThat(server.call()
                        .get("/v1/requests/no")
                        .json()
                        .path("error")
                        .path("message")
                        .asString())
                .isEqualTo("too many rows");
    }

    @Test
    void an_edited_pipeline_is_proven_anew() {
        submit("'id': 'edited', 'sentence': 'replace orders by sales.csv'");
        var before = settled("edited").text("proof");
        var pipeline = server.call().get("/v1/requests/edited/pipeline").text().replace("select 1", "select 42");
        isProblem(server.call().post("/v1/requests/edited/edit", "{'pipeline': {'steps': []}}"), 400, "bad_pipeline");
        var reply = server.call().post("/v1/requests/edited/edit", "{'pipeline': " + pipeline + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        await("edited", () -> !settled("edited").text("proof").equals(before));
        assertThat(settled("edited")
                        .json()
                        .path("steps")
                        .path(1)
                        .path("content")
                        .asString())
                .isEqualTo("select 42");
        assertThat(settled("edited").json().path("author").path("kind").asString())
                .isEqualTo("person");
    }

    @Test
    void a_waiting_request_can_be_cancelled() {
        submit("'id': 'stop', 'sentence': 'replace orders by sales.csv'");
        settled("stop");
        assertThat(server.call().post("/v1/requests/stop/cancel", "{}").status())
                .isEqualTo(202);
        assertThat(outcome("stop", "cancelled")).isEqualTo("cancelled");
        isProblem(server.call().post("/v1/requests/stop/resume", "{}"), 409, "not_resumable");
    }

    @Test
    void what_failed_goes_on_with_its_draft_when_the_reason_is_gone() {
        submit("'id': 'again', 'sentence': 'Import sales.csv into orders, away at first'");
        var failed = settled("again");
        assertThat(failed.text("outcome")).isEqualTo("failed");
        assertThat(failed.json().path("error").path("step").asInt()).isEqualTo(2);
        var resumed = server.call().post("/v1/requests/again/resume", "{}");
        assertThat(resumed.status()).as(resumed.text()).isEqualTo(202);
        assertThat(outcome("again", "committed")).isEqualTo("committed");
        var shown = server.call().get("/v1/requests/again").json();
        assertThat(shown.path("error").isNull()).isTrue();
        assertThat(shown.path("phases").findValuesAsString("name"))
                .as("one draft, two proofs")
                .containsOnlyOnce("generate")
                .endsWith("introspect", "sandbox_run", "rehearse", "approve", "commit");
        isProblem(server.call().post("/v1/requests/again/resume", "{}"), 409, "not_resumable");
    }

    @Test
    void a_commit_is_taken_back_and_conflicts_are_told() {
        submit("'id': 'back', 'sentence': 'Import sales.csv into orders'");
        settled("back");
        assertThat(server.call().post("/v1/requests/back/undo", "{}").status()).isEqualTo(202);
        assertThat(outcome("back", "undone")).isEqualTo("undone");
        var undone = server.call().get("/v1/requests/back").json().path("undone");
        assertThat(undone.at("/did/0").asString()).isEqualTo("3 rows taken out of public.orders, 1 put back as it was");
        assertThat(undone.at("/left/0").asString()).startsWith("1 row of warehouse.public.orders");
        assertThat(undone.at("/tables/0/removed").asInt()).isEqualTo(3);
        assertThat(server.call().get("/v1/requests/undo-back").json().path("undone"))
                .isEqualTo(undone);
        submit("'id': 'touched', 'sentence': 'Import sales.csv into touched orders'");
        settled("touched");
        isProblem(server.call().post("/v1/requests/touched/undo", "{}"), 409, "undo_conflicts");
        assertThat(server.call()
                        .post("/v1/requests/touched/undo", "{'partial': true}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void an_undo_names_the_later_requests_that_are_undone_first() {
        submit("'id': 'under', 'sentence': 'Import sales.csv into orders, written later'");
        settled("under");
        var refused = server.call().post("/v1/requests/under/undo", "{}");
        isProblem(refused, 409, "undo_later_first");
        assertThat(refused.text("detail"))
                .isEqualTo(
                        "public.orders was written after it by request morning-2 of schedule morning; nothing was undone");
        assertThat(refused.text("next")).isEqualTo("Undo first: ./sluice undo morning-2; then this one again.");
        assertThat(refused.json().at("/undo_first/0").asString()).isEqualTo("morning-2");
        var shown = server.call().get("/v1/requests/undo-under").json();
        assertThat(shown.path("change").isNull()).isTrue();
        var error = shown.path("error");
        assertThat(error.at("/undo_first/0").asString()).isEqualTo("morning-2");
        submit("'id': 'part-under', 'sentence': 'Import sales.csv into touched orders, written later'");
        settled("part-under");
        var partly = server.call().post("/v1/requests/part-under/undo", "{}");
        isProblem(partly, 409, "undo_conflicts");
        assertThat(partly.text("next")).contains("./sluice undo morning-2", "./sluice undo part-under --partial");
    }

    @Test
    void an_undo_says_how_many_later_requests_it_does_not_name() {
        submit("'id': 'deep', 'sentence': 'Import sales.csv into orders, written later many times'");
        settled("deep");
        var refused = server.call().post("/v1/requests/deep/undo", "{}");
        assertThat(refused.text("detail"))
                .contains("request morning-2 of schedule morning; 2 more requests wrote after it");
        assertThat(refused.text("next"))
                .isEqualTo(
                        "Undo first: ./sluice undo morning-2, then 2 more, named on the next try; then this one again.");
    }

    @Test
    void an_undo_that_must_be_approved_waits_like_a_request() {
        submit("'id': 'ask-back', 'sentence': 'Import sales.csv into orders'");
        settled("ask-back");
        isProblem(server.call().get("/v1/requests/undo-ask-back"), 404, "not_found");
        var undo = server.call()
                .post("/v1/requests/ask-back/undo", "{'approve': 'ask'}")
                .text("id");
        assertThat(undo).isEqualTo("undo-ask-back");
        var shown = server.call().get("/v1/requests/" + undo);
        for (int i = 0; i < 100 && !shown.text("outcome").equals("awaiting_approval"); i++) {
            shown = server.call().get("/v1/requests/" + undo);
        }
        assertThat(shown.text("proof")).isEqualTo("plan-ask-back");
        assertThat(shown.json()
                        .path("change")
                        .path("tables")
                        .path(0)
                        .path("deleted")
                        .asInt())
                .isEqualTo(3);
        assertThat(shown.json().at("/waits_because/0").asString())
                .isEqualTo("3 rows will be taken out of public.orders, 1 will be put back as it was");
        assertThat(shown.json().path("undone").isNull()).isTrue();
        assertThat(shown.json().path("not_undoable").path(0).asString())
                .isEqualTo("1 row of warehouse.public.orders changed by others since: left as it is now");
        var conflict =
                server.call().get("/v1/requests/" + undo + "/diff").json().at("/tables/0/rows/conflict/0");
        assertThat(conflict.at("/after/amount").asInt()).isEqualTo(9);
        isProblem(server.call().post("/v1/requests/" + undo + "/approve", "{'proof': 'other'}"), 409, "does_not_fit");
        assertThat(server.call().post("/v1/requests/" + undo + "/approve", "{}").status())
                .isEqualTo(202);
        for (int i = 0; i < 100 && !shown.text("outcome").equals("undone"); i++) {
            shown = server.call().get("/v1/requests/" + undo);
        }
        assertThat(shown.text("outcome")).isEqualTo("undone");
    }

    @Test
    void an_undo_that_waits_is_approved_by_who_asks_for_it_without_looking() {
        submit("'id': 'looked', 'sentence': 'Import sales.csv into orders'");
        settled("looked");
        undoWaits("looked", "{'approve': 'ask'}");
        assertThat(server.call().post("/v1/requests/looked/undo", "{}").status())
                .isEqualTo(202);
        assertThat(outcome("looked", "undone")).isEqualTo("undone");
    }

    @Test
    void an_undo_of_a_part_that_waits_is_approved_only_by_who_asks_for_a_part() {
        submit("'id': 'part', 'sentence': 'Import sales.csv into touched orders'");
        settled("part");
        undoWaits("part", "{'partial': true, 'approve': 'ask'}");
        isProblem(server.call().post("/v1/requests/part/undo", "{}"), 409, "undo_conflicts");
        assertThat(outcomeOfUndo("part")).isEqualTo("awaiting_approval");
        assertThat(server.call()
                        .post("/v1/requests/part/undo", "{'partial': true}")
                        .status())
                .isEqualTo(202);
        assertThat(outcome("part", "undone")).isEqualTo("undone");
    }

    @Test
    void the_diff_shows_real_rows_by_table_and_kind() {
        submit("'id': 'diff', 'sentence': 'replace orders by sales.csv'");
        settled("diff");
        var table = server.call()
                .get("/v1/requests/diff/diff")
                .json()
                .path("tables")
                .path(0);
        assertThat(table.path("connection").asString()).isEqualTo("warehouse");
        assertThat(table.path("table").asString()).isEqualTo("public.orders");
        assertThat(table.path("rows")
                        .path("changed")
                        .path(0)
                        .path("before")
                        .path("amount")
                        .asString())
                .isEqualTo("1.10");
    }

    @Test
    void a_failure_tells_its_code_place_and_next_action() {
        submit("'id': 'down', 'sentence': 'the model is down'");
        var error = settled("down").json().path("error");
        assertThat(error.path("code").asString()).isEqualTo("model_unreachable");
        assertThat(error.path("phase").asString()).isEqualTo("generate");
        assertThat(error.path("step").isNull()).isTrue();
        assertThat(error.path("next").asString()).isEqualTo("Start it.");
    }

    @Test
    void a_list_shows_the_newest_first_and_goes_on_from_where_it_ended() {
        submit("'id': 'list-a', 'sentence': 'Import sales.csv into orders'");
        submit("'id': 'list-b', 'sentence': 'Import sales.csv into orders'");
        var page = server.call().get("/v1/requests?limit=1").json();
        var number = server.call()
                .get("/v1/requests/list-b")
                .json()
                .path("pipeline_id")
                .asInt();
        assertThat(page.size()).isEqualTo(1);
        var rest = server.call().get("/v1/requests?before=" + number).json();
        assertThat(rest.findValuesAsString("id")).contains("list-a").doesNotContain("list-b");
        assertThat(server.call().get("/v1/requests/" + number).text("id")).isEqualTo("list-b");
    }

    private Reply submit(String fields) {
        return server.call().post("/v1/requests", "{" + fields + "}");
    }

    /** As it is when it ended or waits for a person. */
    private Reply settled(String id) {
        server.bean(Waiting.class).until(id, request -> !request.outcome().equals("running"));
        return server.call().get("/v1/requests/" + id);
    }

    private void undoWaits(String id, String body) {
        server.call().post("/v1/requests/" + id + "/undo", body);
        for (int i = 0; i < 100 && !outcomeOfUndo(id).equals("awaiting_approval"); i++) {
            Thread.onSpinWait();
        }
    }

    private String outcomeOfUndo(String id) {
        return server.call().get("/v1/requests/undo-" + id).text("outcome");
    }

    private String outcome(String id, String awaited) {
        server.bean(Waiting.class).until(id, request -> request.outcome().equals(awaited));
        return server.call().get("/v1/requests/" + id).text("outcome");
    }

    private void await(String id, java.util.function.BooleanSupplier condition) {
        server.bean(Waiting.class).until(id, request -> condition.getAsBoolean());
    }
}
