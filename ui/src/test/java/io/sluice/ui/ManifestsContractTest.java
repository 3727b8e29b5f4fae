package io.sluice.ui;

import static io.sluice.ui.Call.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManifestsContractTest {

    private final TestServer server = TestServer.shared();

    @Test
    void tells_which_manifests_come_along_and_what_one_asks_for() {
        assertThat(server.call().get("/v1/manifests").text()).isEqualTo("[\"weather\"]");
        var described = server.call().post("/v1/manifests", "{'name': 'weather'}");
        assertThat(described.status()).isEqualTo(200);
        assertThat(described.json().at("/fields/0/name").asString()).isEqualTo("api_key");
        assertThat(described.json().at("/fields/0/secret").asBoolean()).isTrue();
        assertThat(described.json().at("/mistakes/0/field").asString()).isEqualTo("api_key");
    }

    @Test
    void what_was_filled_in_is_judged_and_never_said_again() {
        var described = server.call().post("/v1/manifests", "{'name': 'weather', 'config': {'api_key': 'hunter2'}}");
        assertThat(described.json().at("/mistakes").size()).isZero();
        assertThat(described.text()).doesNotContain("hunter2");
    }

    @Test
    void names_what_is_wrong_with_the_call() {
        isProblem(server.call().post("/v1/manifests", "{}"), 400, "bad_manifest");
        isProblem(server.call().post("/v1/manifests", "{'manifest': ' '}"), 400, "bad_manifest");
        isProblem(server.call().post("/v1/manifests", "{'manifest': '[1]'}"), 400, "bad_manifest");
        isProblem(server.call().post("/v1/manifests", "{'name': 'weather', 'config': [1]}"), 400, "bad_config");
    }
}
