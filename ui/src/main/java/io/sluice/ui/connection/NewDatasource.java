package io.sluice.ui.connection;

import io.sluice.store.StoredConnection;
import io.sluice.ui.problem.ApiProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A data source as the assistant's API names it: a {@code type} and a {@code config} whose fields depend on it. */
record NewDatasource(
        @Nullable String type,
        @Nullable String name,
        @Nullable JsonNode config) {

    /** {@code free} is a name for a source that was given none. */
    StoredConnection candidate(String free) {
        if (config == null || !config.isObject()) {
            throw missing("config");
        }
        var named = Saving.name(name == null ? free : name);
        return switch (kind()) {
            case "postgres" -> database(named, "postgres", 5432);
            case "mysql" -> database(named, "mysql", 3306);
            case "sqlite", "files" -> address(named, kind() + ":" + text("path"), null);
            default -> api(named);
        };
    }

    String kind() {
        return switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
            case "postgres", "postgresql" -> "postgres";
            case "mysql", "mariadb" -> "mysql";
            case "sqlite" -> "sqlite";
            case "files", "folder", "csv" -> "files";
            case "api", "rest", "manifest" -> StoredConnection.API;
            default ->
                throw ApiProblem.badRequest(
                        "bad_type",
                        "type cannot be \"" + type + "\"",
                        "Use postgres, mysql, sqlite, files or api; others are not in this version.");
        };
    }

    private StoredConnection database(String named, String scheme, int port) {
        var password = config.path("password").asString("");
        var url = config.path("url").asString("");
        return address(named, url.isEmpty() ? url(scheme, port) : url, password.isEmpty() ? null : password);
    }

    private String url(String scheme, int port) {
        var user = config.path("user").asString(config.path("username").asString(""));
        try {
            return new URI(
                            scheme,
                            user.isEmpty() ? null : user,
                            text("host"),
                            config.path("port").asInt(port),
                            "/" + text("database"),
                            null,
                            null)
                    .toASCIIString();
        } catch (URISyntaxException e) {
            throw ApiProblem.badRequest("bad_config", "config.host is no host", "Write its name or address alone.");
        }
    }

    private static StoredConnection address(String named, String url, @Nullable String password) {
        var address = ConnectionUrl.of(url);
        return StoredConnection.untested(named, address.kind(), address.location(), password);
    }

    private StoredConnection api(String named) {
        return new NewApi(
                        text("manifest"),
                        config.path("manifest_name").asString(null),
                        config.get("config"),
                        config.path("base_url").asString(null))
                .named(named);
    }

    private String text(String field) {
        var text = config.path(field).asString("");
        if (text.isBlank()) {
            throw missing("config." + field);
        }
        return text;
    }

    private ApiProblem missing(String field) {
        return ApiProblem.badRequest(
                "bad_config", field + " is missing for a source of type " + type, "Look at /openapi.json.");
    }
}
