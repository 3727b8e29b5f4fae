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
        for (var option :
                new String[] {"password=x", "sslmode=require&sslpassword=x", "pass%77ord=x", "PWD=x", "pass"}) {
            isProblem(connect("crm", "postgres://a@h/d?" + option, ""), 400, "password_in_url");
        }
        assertThat(connect("crm", "postgres://a:secret@h d", "").text()).doesNotContain("secret@");
    }

    @Test
    void an_api_is_connected_by_its_manifest_and_its_configuration_never_comes_out() {
        var saved = server.call()
                .post(
                        "/v1/connections",
                        "{'name': 'tickets', 'manifest': 'streams: []', 'manifest_name': 'tickets.yaml',"
                                + " 'config': {'token': 'hunter2'}, 'base_url': 'http://127.0.0.1:9/v1'}");
        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.text("kind")).isEqualTo("api");
        assertThat(saved.text("url")).isEqualTo("http://127.0.0.1:9/v1");
        assertThat(saved.text("access")).isEqualTo("read-only");
        assertThat(saved.text()
                        + server.call().get("/v1/connections").text()
                        + server.call().get("/v1/datasources").text())
                .doesNotContain("hunter2");
        assertThat(server.store().connections().find("tickets").orElseThrow().secret())
                .contains("hunter2");
        isProblem(server.call().get("/v1/connections/tickets/setup"), 409, "source_only");
    }

    @Test
    void a_token_that_the_check_renewed_is_the_one_that_is_kept() {
        var saved = server.call()
                .post(
                        "/v1/connections",
                        "{'name': 'crm_api', 'manifest': 'streams: []', 'manifest_name': 'rotating.yaml',"
                                + " 'config': {'refresh_token': 'first'}}");
        assertThat(saved.status()).isEqualTo(201);
        assertThat(server.store().connections().find("crm_api").orElseThrow().secret())
                .isEqualTo("{\"refresh_token\":\"second\"}");
    }

    @Test
    void names_what_is_wrong_with_an_api() {
        isProblem(api("'manifest': ' '"), 400, "bad_manifest");
        isProblem(api("'manifest': 'streams: []', 'config': ['a']"), 400, "bad_config");
        isProblem(api("'manifest': 'streams: []', 'base_url': 'file:///etc/passwd'"), 400, "bad_base_url");
        isProblem(api("'manifest': 'streams: []', 'base_url': 'https://a:b@h'"), 400, "bad_base_url");
    }

    @Test
    void a_datasource_is_registered_by_type_and_config_and_listed_without_its_secret() {
        var saved = server.call()
                .post(
                        "/v1/datasources",
                        "{'type': 'postgres', 'name': 'sales', 'config': {'host': 'db.example', 'database': 'sales',"
                                + " 'user': 'ann', 'password': 'hunter2'}}");
        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.text("id")).matches("ds_\\d+");
        assertThat(saved.text("type")).isEqualTo("postgres");
        assertThat(saved.json().at("/config/url").asString()).isEqualTo("postgres://ann@db.example:5432/sales");
        assertThat(server.call().get("/v1/datasources").text())
                .contains("sales")
                .doesNotContain("hunter2");
        assertThat(server.call()
                        .post("/v1/datasources", "{'type': 'files', 'config': {'path': '/tmp'}}")
                        .text("name"))
                .startsWith("files");
    }

    @Test
    void names_what_is_wrong_with_a_datasource() {
        isProblem(server.call().post("/v1/datasources", "{'type': 'bigquery', 'config': {}}"), 400, "bad_type");
        isProblem(server.call().post("/v1/datasources", "{'type': 'mysql', 'config': {}}"), 400, "bad_config");
        isProblem(server.call().post("/v1/datasources", "{'type': 'mysql'}"), 400, "bad_config");
    }

    private Reply api(String fields) {
        return server.call().post("/v1/connections", "{'name': 'tickets', " + fields + "}");
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
