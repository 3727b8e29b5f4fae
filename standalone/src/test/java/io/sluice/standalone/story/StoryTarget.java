package io.sluice.standalone.story;

import io.sluice.fixture.TestDatabase;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;

/** A database that requests write to, as its owner sees it: the connection's name, the schema of its tables, and any query. */
record StoryTarget(String connection, String schema, Client client) {

    /** Runs a statement; gives the first value of a query, else an empty text. */
    @FunctionalInterface
    interface Client {
        String run(String sql);
    }

    /** The warehouse of an installation that is up. */
    static StoryTarget warehouse(Installation installation) {
        var warehouse = Warehouse.of(installation);
        return new StoryTarget("warehouse", "public", sql -> run(warehouse, sql));
    }

    /** A database of MariaDB, connected under a name. */
    static StoryTarget mariadb(Installation installation, TestDatabase database, String name) {
        StoryConnections.database(installation, name, database.as(name).location());
        return new StoryTarget(name, database.name(), sql -> run(database, sql));
    }

    /** The first value of a query, as text. */
    String value(String query) {
        return client.run(query);
    }

    void execute(String statement) {
        client.run(statement);
    }

    /** The table by the name that a draft writes. */
    String table(String name) {
        return connection + "." + schema + "." + name;
    }

    private static String run(Warehouse warehouse, String sql) {
        if (sql.startsWith("select")) {
            return warehouse.one(sql);
        }
        warehouse.execute(sql);
        return "";
    }

    private static String run(TestDatabase database, String sql) {
        if (sql.startsWith("select")) {
            return database.value(sql);
        }
        database.run(sql);
        return "";
    }
}
