package io.sluice.ui;

import static io.sluice.ui.Call.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ui.Call.Reply;
import org.junit.jupiter.api.Test;

class ConnectionsContractTest {

    private final TestServer server = TestServer.shared();

    @Test
    void a_connection_is_tried_saved_listed_and_forgotten_and_its_secret_never_comes_out() {
        var saved = connect("crm", "postgres://reader@db.example:5432/crm", "hunter2");
        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.text("access")).isEqualTo("read-only");
        assertThat(server.store().connections().find("crm").orElseThrow().secret())
                .isEqualTo("hunter2");
        var list = server.call().get("/v1/connections");
        assertThat(list.text()).doesNotContain("hunter2").doesNotContain("candidate");
        assertThat(list.json().findValuesAsString("name")).contains("warehouse", "crm");
        assertThat(server.call().get("/v1/connections/crm/setup").text("ddl"))
                .contains("create schema if not exists sluice");
        assertThat(server.call().delete("/v1/connections/crm").status()).isEqualTo(204);
        isProblem(server.call().delete("/v1/connections/crm"), 404, "unknown_connection");
    }

    @Test
    void what_does_not_answer_leaves_the_connection_of_this_name_as_it_was() {
        connect("shop", "mysql://ann@db.example/shop", "good");
        isProblem(connect("shop", "mysql://ann@dead.example/shop", "bad"), 502, "unreachable");
        assertThat(server.store().connections().find("shop").orElseThrow().secret())
                .isEqualTo("good");
        assertThat(server.store().connections().find("shop~candidate")).isEmpty();
    }

    @Test
    void names_the_field_that_is_wrong() {
        isProblem(connect("Crm", "postgres://a@h/d", ""), 400, "bad_name");
        isProblem(connect("crm", "oracle://a@h/d", ""), 400, "bad_url");
        isProblem(connect("crm", "sqlite:here.db", ""), 400, "bad_url");
        isProblem(connect("crm", "postgres://a:secret@h/d", ""), 400, "password_in_url");
        assertThat(connect("crm", "postgres://a:secret@h d", "").text()).doesNotContain("secret@");
    }

    @Test
    void the_warehouse_stays() {
        isProblem(server.call().delete("/v1/connections/warehouse"), 409, "built_in");
    }

    @Test
    void a_reading_query_is_answered_at_once() {
        var reply = server.call().post("/v1/query", "{'sql': 'select count(*) -- How many'}");
        assertThat(reply.text())
                .isEqualTo(
                        "{\"columns\":[{\"name\":\"n\",\"type\":\"int64\"}],\"rows\":[[\"9007199254740993\"]],\"truncated\":false}");
        isProblem(server.call().post("/v1/query", "{'sql': ' '}"), 400, "empty_sql");
    }

    @Test
    void a_writing_query_becomes_a_request_to_follow() {
        var reply = server.call().post("/v1/query", "{'sql': 'update orders set replace = 1', 'on': 'warehouse'}");
        assertThat(reply.status()).isEqualTo(202);
        assertThat(server.call().get("/v1/requests/" + reply.text("id")).status())
                .isEqualTo(200);
    }

    private Reply connect(String name, String url, String password) {
        return server.call()
                .post(
                        "/v1/connections",
                        "{'name': '" + name + "', 'url': '" + url + "', 'password': '" + password + "'}");
    }
}
