package io.sluice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One HTTP call as any client would make it. */
final class Call {

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String web;
    private final List<String> headers = new ArrayList<>();
    private boolean json = true;

    Call(String web) {
        this.web = web;
    }

    /** What came back. */
    record Reply(int status, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String text() {
            return response.body();
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Call header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    Call asPlainText() {
        json = false;
        return header("Content-Type", "text/plain");
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    Reply post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(web + path));
        if (json) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request;
    }

    static HttpClient client() {
        return CLIENT;
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A problem document has all its members. */
    static void isProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.text("code")).isEqualTo(code);
        assertThat(reply.json().propertyNames()).contains("type", "title", "status", "detail", "phase", "step", "next");
        assertThat(reply.text("next")).isNotBlank();
    }
}
