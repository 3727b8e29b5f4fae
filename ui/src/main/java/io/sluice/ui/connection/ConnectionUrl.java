package io.sluice.ui.connection;

import io.sluice.store.StoredConnection;
import io.sluice.ui.problem.ApiProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection's address as people write it, taken apart as far as needed to store it; the workers read the rest. */
record ConnectionUrl(String kind, String location) {

    private static final Map<String, String> KINDS = Map.of(
            "postgres",
            "postgres",
            "postgresql",
            "postgres",
            "mysql",
            "mysql",
            "mariadb",
            "mysql",
            "sqlite",
            "sqlite",
            "files",
            "files");

    /** What the name of a parameter with a secret contains, in whichever driver's words. */
    private static final List<String> PASSWORDS = List.of("pass", "pwd", "secret", "token");

    static ConnectionUrl of(@Nullable String url) {
        var colon = url == null ? -1 : url.indexOf(':');
        var kind = url == null || colon < 0
                ? null
                : KINDS.get(url.substring(0, colon).toLowerCase(Locale.ROOT));
        if (url == null || kind == null) {
            throw bad("url has no known scheme");
        }
        return switch (kind) {
            case "sqlite", "files" -> new ConnectionUrl(kind, path(url.substring(colon + 1)));
            default -> new ConnectionUrl(kind, server(url));
        };
    }

    /** As it is shown; a path has its scheme back, an API its base address if it has one of its own. */
    static String shown(StoredConnection connection) {
        var api = connection.api();
        return api != null && api.baseUrl() != null
                ? api.baseUrl()
                : new ConnectionUrl(connection.kind(), connection.location()).shown();
    }

    private String shown() {
        return switch (kind) {
            case "sqlite", "files" -> kind + ":" + location;
            case StoredConnection.API -> "manifest:" + location;
            default -> location;
        };
    }

    @Nullable
    String user() {
        if (shown().contains("://")) {
            var info = URI.create(location).getUserInfo();
            return info == null || info.isEmpty() ? null : info;
        }
        return null;
    }

    private static String path(String text) {
        try {
            var path = Path.of(text);
            if (text.isBlank() || !path.isAbsolute()) {
                throw bad("url must name an absolute path");
            }
            return path.normalize().toString();
        } catch (InvalidPathException e) {
            throw bad("url names no path");
        }
    }

    private static String server(String url) {
        try {
            var uri = new URI(url);
            if (holdsPassword(uri)) {
                throw ApiProblem.badRequest(
                        "password_in_url",
                        "url holds a password",
                        "Leave it out of the url and give it with --password-env, or send it as password.");
            }
            if (uri.getHost() == null) {
                throw bad("url names no host");
            }
            return url;
        } catch (URISyntaxException e) {
            throw bad("url cannot be read at position " + e.getIndex()); // the exception's text repeats the url
        }
    }

    /** A URL is kept and shown as it is. */
    private static boolean holdsPassword(URI uri) {
        var user = uri.getUserInfo();
        var query = uri.getQuery(); // decoded, so that no spelling gets through
        return user != null && user.contains(":")
                || query != null && Arrays.stream(query.split("[&;]")).anyMatch(ConnectionUrl::isPassword);
    }

    private static boolean isPassword(String parameter) {
        var name = parameter.split("=", 2)[0].strip().toLowerCase(Locale.ROOT);
        return PASSWORDS.stream().anyMatch(name::contains);
    }

    private static ApiProblem bad(String why) {
        return ApiProblem.badRequest(
                "bad_url",
                why,
                "Write postgres://user@host:5432/db, mysql://user@host:3306/db, sqlite:FILE or files:DIR.");
    }
}
