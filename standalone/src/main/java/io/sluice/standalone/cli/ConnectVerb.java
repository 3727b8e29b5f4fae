package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "connect", description = "Test and save a connection; the same name replaces it")
final class ConnectVerb extends ServedVerb {
    @Parameters(index = "0", paramLabel = "NAME")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "URL",
            description = "postgres://user@host:port/db, mysql://user@host:port/db, sqlite:FILE or files:DIR")
    private @Nullable String url;

    @Option(names = "--password-env", paramLabel = "VAR", description = "The variable that holds the password")
    private @Nullable String passwordVariable;

    private @Nullable ObjectNode asked;

    @ArgGroup(exclusive = false, heading = "An API by its manifest:%n")
    private ManifestOptions api = new ManifestOptions();

    @Override
    void check() {
        if (api.isGiven() == (url != null)) {
            throw usage(
                    api.isGiven()
                            ? "give a URL or a --manifest, not both"
                            : "the URL is missing, as in ./sluice connect shop postgres://reader@db.example:5432/shop;"
                                    + " an API needs --manifest FILE");
        }
        if (!api.isGiven() && api.isLeftover()) {
            throw usage("--config, --set, --set-env and --base-url belong to --manifest");
        }
        if (passwordVariable != null && System.getenv(passwordVariable) == null) {
            throw usage("--password-env: the variable " + passwordVariable + " is not set");
        }
        if (api.isGiven()) {
            manifest();
        }
    }

    /** Before a server is started: a wrong call costs nothing. */
    private void manifest() {
        try {
            var text = api.text();
            var mayAsk = screen().canAsk() && System.console() != null;
            var given = api.settings(text, System::getenv, mayAsk ? ManifestOptions.terminal(System.console()) : null);
            api.unknown(text, given).forEach(name -> screen().say("note: " + api.shown() + " asks for no " + name));
            asked = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", name)
                    .put("manifest", text)
                    .put("manifest_name", api.shown())
                    .put("base_url", api.baseUrl());
            asked.set("config", Api.JSON.valueToTree(given));
        } catch (ManifestOptions.Mistake mistake) {
            throw usage(mistake.getMessage());
        }
    }

    @Override
    int call(Api server) {
        var saved = server.post("/v1/connections", asked == null ? database() : asked);
        if (json()) {
            print(saved);
        } else {
            describe(saved);
        }
        return Exit.DONE;
    }

    private ObjectNode database() {
        var connection = JsonNodeFactory.instance.objectNode().put("name", name).put("url", absolute(url));
        password().ifPresent(password -> connection.put("password", password));
        return connection;
    }

    private void describe(JsonNode saved) {
        screen().say("connected " + name
                + saved.path("access").asText("").transform(how -> how.isEmpty() ? "" : ", " + how));
        if ("read-only".equals(saved.path("access").asText()) && asked == null) {
            screen().say("to make it a target: ./sluice connections --setup " + name);
        }
        saved.path("requests_going_on").forEach(id -> screen().say(
                        "request " + id.asText() + " had asked for it and goes on: ./sluice show " + id.asText()));
    }

    /** The server's working folder is not the caller's. */
    private static String absolute(@Nullable String url) {
        if (url == null) {
            return "";
        }
        for (var scheme : new String[] {"sqlite:", "files:"}) {
            if (url.startsWith(scheme)) {
                return scheme
                        + java.nio.file.Path.of(url.substring(scheme.length()))
                                .toAbsolutePath()
                                .normalize();
            }
        }
        return url;
    }

    private Optional<String> password() {
        if (passwordVariable != null) {
            return Optional.of(System.getenv(passwordVariable));
        }
        var needsOne = url != null && url.matches("(postgres|postgresql|mysql|mariadb)://[^/]*@.*");
        if (!needsOne || !screen().canAsk() || System.console() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(System.console().readPassword("Password for %s: ", name))
                .map(String::new);
    }
}
