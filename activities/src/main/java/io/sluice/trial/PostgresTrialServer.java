package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.Secret;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.Session;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The sandbox cluster: makes a database for a run and a role that may connect to nothing else, and drops both. */
final class PostgresTrialServer {

    private static final String PREFIX = "sluice_trial_";
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final String OPEN =
            "select datname from pg_database where datallowconn and has_database_privilege('public', datname, 'CONNECT')";

    private static final String OLD =
            "select datname from pg_database where datname like 'sluice#_trial#_%%' escape '#' and split_part(datname, '_', 3)::bigint < %d";

    private final Databases databases;
    private final Connection administrator;

    PostgresTrialServer(Databases databases, Connection administrator) {
        this.databases = databases;
        this.administrator = administrator;
    }

    /** A database by its name, and the session of its owner. */
    record Made(String name, java.sql.Connection session) {}

    Made make() throws SQLException {
        var name = PREFIX + Instant.now().getEpochSecond() + "_" + Names.random(4);
        var password = Names.random(16);
        try (var admin = databases.open(administrator);
                var statement = admin.createStatement()) {
            dropForgotten(admin);
            statement.execute("create role " + name + " login password '" + password + "' connection limit 3");
            statement.execute("create database " + name + " owner " + name + " strategy wal_log");
            statement.execute("revoke all on database " + name + " from public");
            closeOthers(admin);
            statement.execute("alter role " + name + " set temp_file_limit = '1GB'");
            statement.execute(
                    "alter role " + name + " set statement_timeout = '" + PostgresTrial.STATEMENT.toSeconds() + "s'");
            return new Made(name, prepare(databases.untrusted(reach(name, password))));
        } catch (SQLException | RuntimeException e) {
            drop(name);
            throw e;
        }
    }

    /** By default every role may connect to every database. */
    private static void closeOthers(java.sql.Connection admin) throws SQLException {
        for (var open : texts(admin, OPEN)) {
            try (var statement = admin.createStatement()) {
                statement.execute("revoke connect on database " + Engine.POSTGRESQL.quote(open) + " from public");
            } catch (SQLException e) {
                if (texts(admin, OPEN).contains(open)) { // another run did it at the same moment, or it failed
                    throw e;
                }
            }
        }
    }

    private static java.sql.Connection prepare(java.sql.Connection session) throws SQLException {
        Session.limitStatements(session, Engine.POSTGRESQL, PostgresTrial.STATEMENT);
        try (var statement = session.createStatement()) {
            statement.execute("set synchronous_commit = off; create schema " + PostgresTrial.OUTPUTS);
        }
        session.setAutoCommit(false);
        return session;
    }

    void drop(String name) {
        try (var admin = databases.open(administrator);
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("drop role if exists " + name);
        } catch (SQLException | RuntimeException e) {
            // The next run drops what was forgotten.
        }
    }

    /** Databases of runs whose process died. */
    private static void dropForgotten(java.sql.Connection admin) throws SQLException {
        for (var name :
                texts(admin, OLD.formatted(Instant.now().minus(FORGOTTEN).getEpochSecond()))) {
            try (var statement = admin.createStatement()) {
                statement.execute("drop database if exists " + Engine.POSTGRESQL.quote(name) + " with (force)");
                statement.execute("drop role if exists " + Engine.POSTGRESQL.quote(name));
            }
        }
    }

    private static List<String> texts(java.sql.Connection admin, String query) throws SQLException {
        try (var statement = admin.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private Connection reach(String name, String password) {
        var uri = URI.create(administrator.location());
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var location = "postgres://" + name + "@" + uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort())
                + "/" + name + query;
        return new Connection("sandbox", administrator.kind(), location, new Secret(password), false);
    }
}
