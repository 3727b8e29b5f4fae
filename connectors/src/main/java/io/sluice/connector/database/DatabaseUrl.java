package io.sluice.connector.database;

import static io.sluice.connector.Fault.BAD_SETTING;

import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.ConnectorException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection's URL taken apart; options that are not about transport safety are refused, so that none can weaken ours. */
record DatabaseUrl(
        String host, int port, String database, @Nullable String user, Map<String, String> options) {

    private static final Map<Kind, Set<String>> SCHEMES = Map.of(
            Kind.POSTGRES, Set.of("postgres", "postgresql"),
            Kind.MYSQL, Set.of("mysql", "mariadb"));
    private static final Map<Kind, Set<String>> OPTIONS = Map.of(
            Kind.POSTGRES, Set.of("sslmode", "sslrootcert", "channelBinding"),
            Kind.MYSQL, Set.of("sslMode", "trustCertificateKeyStoreUrl"));

    static DatabaseUrl of(Connection connection) {
        try {
            var uri = new URI(connection.location());
            if (!SCHEMES.get(connection.kind()).contains(String.valueOf(uri.getScheme()))) {
                throw bad(connection, "its URL begins with an unknown scheme");
            }
            if (uri.getHost() == null) {
                throw bad(connection, "its URL names no host");
            }
            return new DatabaseUrl(
                    uri.getHost(),
                    port(connection, uri),
                    database(connection, uri),
                    user(connection, uri),
                    options(connection, uri));
        } catch (URISyntaxException e) {
            // The exception's text repeats the URL, which may hold a password.
            throw bad(connection, "its URL cannot be read at position " + e.getIndex());
        }
    }

    boolean loopback() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static int port(Connection connection, URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : connection.kind() == Kind.POSTGRES ? 5432 : 3306;
    }

    private static String database(Connection connection, URI uri) {
        var path = uri.getPath();
        if (path == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw bad(connection, "its URL names no database");
        }
        return path.substring(1);
    }

    private static @Nullable String user(Connection connection, URI uri) {
        var info = uri.getRawUserInfo();
        if (info == null || info.isEmpty()) {
            return null;
        }
        if (info.contains(":")) {
            throw new ConnectorException(
                    BAD_SETTING,
                    connection.name(),
                    "its URL holds a password",
                    "Leave the password out of the URL and give it with --password-env",
                    null);
        }
        return decode(info);
    }

    private static Map<String, String> options(Connection connection, URI uri) {
        var options = new HashMap<String, String>();
        if (uri.getRawQuery() == null) {
            return options;
        }
        for (var pair : uri.getRawQuery().split("&")) {
            var parts = pair.split("=", 2);
            if (parts.length != 2 || !OPTIONS.get(connection.kind()).contains(parts[0])) {
                throw bad(
                        connection,
                        "its URL has the option " + parts[0] + ", which is not one of "
                                + String.join(
                                        ", ",
                                        OPTIONS.get(connection.kind()).stream()
                                                .sorted()
                                                .toList()));
            }
            options.put(parts[0], decode(parts[1]));
        }
        return options;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static ConnectorException bad(Connection connection, String why) {
        var form = connection.kind() == Kind.POSTGRES
                ? "postgres://user@host:5432/database"
                : "mysql://user@host:3306/database";
        return new ConnectorException(BAD_SETTING, connection.name(), why, "Write it as " + form, null);
    }
}
