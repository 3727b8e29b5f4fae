package io.sluice.connector.database;

import static io.sluice.connector.Fault.BAD_SETTING;
import static io.sluice.connector.Fault.NOT_FOUND;

import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.ConnectorException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.sqlite.SQLiteConfig;

/** What a driver is told: where to connect and the settings that make a session safe, in UTC, named and bounded. */
record SessionSettings(String jdbcUrl, Properties properties) {

    private static final int CONNECT_SECONDS = 5;
    /** A pooled session serves short work; a reply that takes longer than any statement may is a dead network. */
    private static final int POOLED_REPLY_SECONDS = 90;

    /** {@code dedicated}: a long-lived session of our own for loading and committing, without a limit on the reply. */
    static SessionSettings of(Connection connection, boolean dedicated) {
        return switch (connection.kind()) {
            case POSTGRES -> postgres(connection, dedicated);
            case MYSQL -> mysql(connection, dedicated);
            case SQLITE -> sqlite(connection);
            case FILES, API ->
                throw new ConnectorException(
                        BAD_SETTING,
                        connection.name(),
                        "it is " + (connection.kind() == Kind.API ? "an API" : "a folder") + ", not a database",
                        "Name a database",
                        null);
        };
    }

    private static SessionSettings postgres(Connection connection, boolean dedicated) {
        var url = DatabaseUrl.of(connection);
        var properties = login(connection, url);
        properties.put("ApplicationName", "sluice");
        properties.put("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.put("loginTimeout", String.valueOf(2 * CONNECT_SECONDS));
        properties.put("socketTimeout", dedicated ? "0" : String.valueOf(POOLED_REPLY_SECONDS));
        properties.put("tcpKeepAlive", "true");
        properties.put("gssEncMode", "disable");
        properties.put("reWriteBatchedInserts", "true");
        return new SessionSettings(
                "jdbc:postgresql://" + url.host() + ":" + url.port() + "/" + encode(url.database()), properties);
    }

    private static SessionSettings mysql(Connection connection, boolean dedicated) {
        var url = DatabaseUrl.of(connection);
        var properties = login(connection, url);
        properties.put("connectionAttributes", "program_name:sluice");
        properties.put("connectTimeout", String.valueOf(1000 * CONNECT_SECONDS));
        properties.put("socketTimeout", dedicated ? "0" : String.valueOf(1000 * POOLED_REPLY_SECONDS));
        properties.put("connectionTimeZone", "UTC");
        properties.put("forceConnectionTimeZoneToSession", "true");
        properties.put("characterEncoding", "UTF-8");
        properties.put("rewriteBatchedStatements", "true");
        properties.put("tinyInt1isBit", "false");
        properties.put("yearIsDateType", "false");
        properties.put("sessionVariables", "sql_mode=concat(@@sql_mode,',STRICT_ALL_TABLES')");
        properties.put("allowLoadLocalInfile", String.valueOf(dedicated));
        properties.put("allowPublicKeyRetrieval", String.valueOf(url.loopback()));
        return new SessionSettings(
                "jdbc:mysql://" + url.host() + ":" + url.port() + "/" + encode(url.database()), properties);
    }

    private static SessionSettings sqlite(Connection connection) {
        var file = Path.of(connection.location().replaceFirst("^sqlite:", ""));
        if (!Files.isRegularFile(file)) {
            throw new ConnectorException(
                    NOT_FOUND,
                    connection.name(),
                    "there is no file " + file,
                    "Check the path of " + connection.name(),
                    null);
        }
        var config = new SQLiteConfig();
        config.setReadOnly(true); // a source only
        config.setBusyTimeout(1000 * CONNECT_SECONDS);
        config.enableLoadExtension(false);
        return new SessionSettings("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
    }

    private static Properties login(Connection connection, DatabaseUrl url) {
        var properties = new Properties();
        properties.putAll(url.options());
        if (url.user() != null) {
            properties.put("user", url.user());
        }
        if (connection.password() != null) {
            properties.put("password", connection.password().reveal());
        }
        return properties;
    }

    private static String encode(String database) {
        return URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Never the properties: they hold the password. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
