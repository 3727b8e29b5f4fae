package io.sluice.standalone.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connector.Connection.Kind;
import io.sluice.fixture.TestDatabase;
import io.sluice.fixture.WatchedLine;
import io.sluice.standalone.bench.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/**
 * A target behind a watched line. Its tables have a foreign key and a trigger that writes into a table without a key, so that a row that is
 * applied twice is seen twice.
 */
record StruckShop(String name, Installation sluice, TestDatabase database, WatchedLine line) implements AutoCloseable {

    static StruckShop postgresql(Installation sluice) {
        return open("struck_postgresql", sluice, TestDatabase.postgres());
    }

    static StruckShop mariadb(Installation sluice) {
        return open("struck_mariadb", sluice, TestDatabase.mariadb());
    }

    private static StruckShop open(String name, Installation sluice, TestDatabase database) {
        database.run("create table buyers (id int primary key)", "insert into buyers values (1)");
        var location = URI.create(database.as(name).location());
        try {
            var shop = new StruckShop(name, sluice, database, new WatchedLine(location.getPort()));
            var url = location.toString().replace(":" + location.getPort(), ":" + shop.line.port());
            StoryConnections.database(sluice, name, url);
            return shop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void submits(String what, String file) {
        createTables(what);
        var sentence =
                "Import " + file + ".csv into the orders_" + what + " table and drop rows with empty amount fields";
        Story.submit(sluice, id(what), sentence, "yes", name);
    }

    /** Waits until the request rests; what else than its outcome it told is in the failure's text. */
    String outcome(String what) {
        JsonNode shown = Story.rest(sluice, id(what));
        var outcome = shown.path("outcome").asText();
        return outcome.equals("committed") ? outcome : shown.toString();
    }

    /** What is known of the request at the moment. */
    JsonNode told(String what) {
        return sluice.rest().show(id(what));
    }

    /** How many rows each of both tables has, and a hash of all their values. */
    List<List<Integer>> content(String what) {
        return List.of(rows("orders_" + what), rows("seen_" + what));
    }

    /** Stage tables that nobody needs any more and that are still there. */
    List<List<String>> stages() {
        return database.rows(
                "select name from " + (database.kind() == Kind.POSTGRES ? "sluice.stages" : "sluice_stages"));
    }

    private List<Integer> rows(String table) {
        var rows = database.rows("select * from " + table + " order by id, amount");
        return List.of(rows.size(), rows.hashCode());
    }

    private String id(String what) {
        return name + "-" + what;
    }

    private void createTables(String what) {
        database.run(
                "create table orders_" + what + " (id bigint primary key, customer varchar(100), amount decimal(12,2),"
                        + " sold_on date, buyer int default 1, foreign key (buyer) references buyers (id))",
                "create table seen_" + what + " (id bigint, amount decimal(12,2))");
        var note = "insert into seen_" + what + " values (new.id, new.amount)";
        switch (database.kind()) {
            case POSTGRES ->
                database.run(
                        "create function note_" + what + "() returns trigger language plpgsql as $$ begin " + note
                                + "; return null; end $$",
                        "create trigger note after insert on orders_" + what + " for each row execute function note_"
                                + what + "()");
            default ->
                database.run(
                        "create trigger note_" + what + " after insert on orders_" + what + " for each row " + note);
        }
    }

    @Override
    public void close() {
        try {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.close();
    }
}
