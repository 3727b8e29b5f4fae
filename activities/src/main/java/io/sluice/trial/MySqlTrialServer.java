package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.Secret;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.Session;
import java.net.URI;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The MySQL or MariaDB sandbox server: makes a database for a run and a user who may do nothing elsewhere, and drops both. */
final class MySqlTrialServer {

    private static final String USER = "sluice_trial_";
    private static final int WAIT_SECONDS = 60;

    private static final String CHARACTERS =
            "select default_character_set_name, default_collation_name from information_schema.schemata where schema_name = database()";

    private final Databases databases;
    private final Connection administrator;
    private final Engine engine;

    MySqlTrialServer(Databases databases, Connection administrator) {
        this.databases = databases;
        this.administrator = administrator;
        this.engine = databases.engine(administrator);
    }

    /** A database named as the source's, its user's session, and the administrator's, which holds the lock on the name. */
    record Made(
            Engine engine,
            String name,
            String user,
            java.sql.Connection session,
            java.sql.Connection admin,
            List<Lack> lacks) {}

    Made make(Connection like) throws SQLException {
        var name = Databases.defaultSchema(like);
        var user = USER + Names.random(8);
        var password = Names.random(16);
        var admin = locked(name);
        try (var statement = admin.createStatement()) {
            statement.execute("drop database if exists " + engine.quote(name));
            var lacks = createDatabase(statement, name, characters(like));
            statement.execute(
                    "create user '" + user + "'@'%' identified by '" + password + "' with max_user_connections 3");
            statement.execute("grant all on " + engine.quote(onlyThis(name)) + ".* to '" + user + "'@'%'");
            var session = databases.untrusted(reach(user, password, name));
            Session.limitStatements(session, engine, PostgresTrial.STATEMENT);
            session.setAutoCommit(false);
            return new Made(engine, name, user, session, admin, lacks);
        } catch (SQLException | RuntimeException e) {
            drop(admin, name, user);
            throw e;
        }
    }

    /** Without the lock the database of that name is another run's, and stays. */
    private java.sql.Connection locked(String name) throws SQLException {
        var admin = databases.dedicated(administrator);
        try {
            lock(admin, name);
            return admin;
        } catch (SQLException | RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    private static void lock(java.sql.Connection admin, String name) throws SQLException {
        try (var statement = admin.prepareStatement("select get_lock(concat('sluice_trial_', sha1(?)), ?)")) {
            statement.setString(1, name);
            statement.setInt(2, WAIT_SECONDS);
            try (var lock = statement.executeQuery()) {
                lock.next();
                if (lock.getInt(1) != 1) {
                    throw taken(name);
                }
            }
        }
    }

    private static ConnectorException taken(String name) {
        return new ConnectorException(
                Fault.OVERLOADED,
                "sandbox",
                "another run over a database " + name + " holds the sandbox",
                "Try again in a moment",
                null);
    }

    /** In a grant, underscore and percent stand for characters of other databases' names. */
    private static String onlyThis(String name) {
        return name.replaceAll("[\\\\%_]", "\\\\$0");
    }

    /** MySQL and MariaDB do not know all of each other's collations. */
    private List<Lack> createDatabase(Statement statement, String name, String characters) throws SQLException {
        try {
            statement.execute("create database " + engine.quote(name) + characters);
            return List.of();
        } catch (SQLException unknown) {
            statement.execute("create database " + engine.quote(name));
            return List.of(new Lack(Lack.Kind.STRUCTURE, "", "the database's" + characters));
        }
    }

    private String characters(Connection like) throws SQLException {
        try (var source = databases.open(like);
                var statement = source.createStatement();
                var row = statement.executeQuery(CHARACTERS)) {
            row.next();
            return " character set " + row.getString(1) + " collate " + row.getString(2);
        }
    }

    void drop(Made made) {
        drop(made.admin, made.name, made.user);
    }

    /** What cannot be dropped now is replaced by the next run of the same name; the lock goes with the administrator's session. */
    private void drop(java.sql.Connection admin, String name, String user) {
        try (admin;
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists " + engine.quote(name));
            statement.execute("drop user if exists '" + user + "'@'%'");
        } catch (SQLException e) {
            // see above
        }
    }

    private Connection reach(String user, String password, String name) {
        var uri = URI.create(administrator.location());
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var port = uri.getPort() < 0 ? 3306 : uri.getPort();
        var location = "mysql://" + user + "@" + uri.getHost() + ":" + port + "/" + Names.encoded(name) + query;
        return new Connection("sandbox", administrator.kind(), location, new Secret(password), false);
    }
}
