package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.standalone.client.Api;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = {"--manifest", "--config", "--set", "--set-env", "--base-url"},
            hidden = true)
    private @Nullable String manifest;

    @Override
    void check() {
        if (manifest != null) {
            throw usage("connections by manifest are not in this version");
        }
        if (url == null) {
            throw usage("the URL is missing, as in ./sluice connect shop postgres://reader@db.example:5432/shop");
        }
        if (passwordVariable != null && System.getenv(passwordVariable) == null) {
            throw usage("--password-env: the variable " + passwordVariable + " is not set");
        }
    }

    @Override
    int call(Api api) {
        var connection = JsonNodeFactory.instance.objectNode().put("name", name).put("url", absolute(url));
        password().ifPresent(password -> connection.put("password", password));
        var saved = api.post("/v1/connections", connection);
        if (json()) {
            print(saved);
        } else {
            describe(saved);
        }
        return Exit.DONE;
    }

    private void describe(JsonNode saved) {
        screen().say("connected " + name
                + saved.path("access").asText("").transform(how -> how.isEmpty() ? "" : ", " + how));
        if ("read-only".equals(saved.path("access").asText())) {
            screen().say("to make it a target: ./sluice connections --setup " + name);
        }
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
