package io.sluice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InChromium.class)
class ApiOnThePageTest {

    private HttpServer api;

    /** An API that knows one token. */
    @BeforeEach
    void serve() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            var known = "Bearer right-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var body = (known ? "[{\"id\":1}]" : "{\"error\":\"who are you?\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @Test
    void an_api_is_connected_by_a_pasted_manifest_whose_form_names_what_is_wrong(Person person) {
        var page = person.page();
        person.opens("/connections");
        page.getByLabel("An API, by its manifest").check();
        page.getByLabel("Manifest", new GetByLabelOptions().setExact(true))
                .selectOption("Another one: paste it or choose a file");
        page.getByLabel("Or its text").fill(manifest());
        person.presses("Read the manifest");
        page.getByLabel("Name", new GetByLabelOptions().setExact(true)).fill("page_api");
        assertThat(page.getByLabel("User")).not().isVisible();
        page.getByLabel("How").selectOption("login");
        assertThat(page.getByLabel("User")).isVisible();
        page.getByLabel("How").selectOption("token");

        person.presses("Test and save");
        assertThat(page.getByLabel("Token")).hasAttribute("aria-invalid", "true");
        person.sees("is missing");
        person.findsItAccessible();

        assertThat(page.getByLabel("Token")).hasAttribute("type", "password");
        page.getByLabel("Token").fill("wrong-token");
        person.presses("Test and save");
        person.sees("401");

        page.getByLabel("Token").fill("right-token");
        person.looksOnAPhone();
        person.findsItAccessible();
        person.presses("Test and save");
        person.sees("page_api is connected.");
    }

    @Test
    void a_manifest_that_comes_along_is_chosen_by_its_name(Person person) {
        person.opens("/connections");
        person.page().getByLabel("An API, by its manifest").check();
        person.page()
                .getByLabel("Manifest", new GetByLabelOptions().setExact(true))
                .selectOption("github");
        person.sees("streams can be read");
        assertThat(person.page().getByLabel("Name", new GetByLabelOptions().setExact(true)))
                .hasValue("github");
    }

    private String manifest() {
        return """
                check: {type: CheckStream, stream_names: [things]}
                streams:
                  - type: DeclarativeStream
                    name: things
                    retriever:
                      type: SimpleRetriever
                      requester:
                        type: HttpRequester
                        url_base: http://127.0.0.1:%d
                        path: things
                        authenticator: {type: BearerAuthenticator, api_token: "{{ config['credentials']['token'] }}"}
                      record_selector: {extractor: {type: DpathExtractor, field_path: []}}
                spec:
                  type: Spec
                  connection_specification:
                    type: object
                    required: [credentials]
                    properties:
                      credentials:
                        type: object
                        oneOf:
                          - type: object
                            required: [kind, token]
                            properties:
                              kind: {type: string, const: token, title: How, order: 0}
                              token: {type: string, title: Token, airbyte_secret: true, order: 1}
                          - type: object
                            required: [kind, user]
                            properties:
                              kind: {type: string, const: login, title: How, order: 0}
                              user: {type: string, title: User, order: 1}
                """.formatted(api.getAddress().getPort());
    }
}
