package io.sluice.ui;

import static io.sluice.ui.Call.isProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.ui.Call.Reply;
import io.sluice.ui.record.Records;
import io.sluice.ui.record.Records.Wanted;
import org.junit.jupiter.api.Test;

class RecordsContractTest {

    private final TestServer server = TestServer.shared();

    @Test
    void records_come_a_line_each_as_they_are_and_the_state_is_the_last() {
        var reply = read("orders", "{}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/x-ndjson");
        var said = reply.text().lines().filter(line -> !line.isEmpty()).toList();
        assertThat(said).hasSize(4).startsWith("{\"record\":{\"id\":1,\"n\":1.10}}");
        assertThat(said.get(1)).contains("pause", "slow down");
        assertThat(said.getLast()).isEqualTo("{\"state\":{\"at\":2}}");
    }

    @Test
    void an_incremental_reading_starts_from_the_state_that_is_sent() {
        assertThat(read("orders", "{'mode': 'incremental', 'state': {'at': 1}}").text())
                .endsWith("{\"state\":{\"at\":1}}\n");
    }

    @Test
    void requests_are_told_when_they_are_asked_for() {
        assertThat(read("orders", "{'requests': true}").text()).contains("{\"request\":{\"method\":\"GET\"}}");
        assertThat(read("orders", "{}").text()).doesNotContain("request");
    }

    @Test
    void at_the_limit_there_is_no_state() {
        assertThat(read("orders", "{'limit': 1}").text())
                .endsWith("{\"limited\":true}\n")
                .doesNotContain("state");
    }

    @Test
    void an_error_before_the_first_record_is_an_ordinary_one_and_after_it_the_last_line() {
        isProblem(read("gone", "{}"), 404, "not_found");
        var broken = read("broken", "{}");
        assertThat(broken.status()).isEqualTo(200);
        assertThat(broken.text().lines().toList().getLast())
                .startsWith("{\"error\":")
                .contains("\"code\":\"overloaded\"", "\"status\":502", "Read again.");
    }

    @Test
    void names_what_is_wrong_with_the_call() {
        isProblem(read("orders", "{'mode': 'some'}"), 400, "bad_mode");
        isProblem(read("orders", "{'mode': 'incremental', 'state': [1]}"), 400, "bad_state");
        isProblem(read("orders", "{'limit': -1}"), 400, "bad_limit");
        isProblem(read("orders", "{'now': 'noon'}"), 400, "bad_time");
        isProblem(read("orders", "{'base_url': 'file:///etc'}"), 400, "bad_base_url");
        var repeated = server.call().header("Idempotency-Key", "reads-1").post(path("orders"), "{}");
        isProblem(repeated, 400, "not_repeatable");
    }

    @Test
    void a_server_without_connectors_says_so() {
        assertThatThrownBy(() -> Records.ELSEWHERE.read(new Wanted("shop", "orders", null, 1, null, null, false), null))
                .hasMessageContaining("reads no streams itself");
    }

    private Reply read(String stream, String asked) {
        return server.call().post(path(stream), asked);
    }

    private static String path(String stream) {
        return "/v1/connections/shop/streams/" + stream + "/records";
    }
}
