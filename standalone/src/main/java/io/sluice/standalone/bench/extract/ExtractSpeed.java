package io.sluice.standalone.bench.extract;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.Imports;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An API of some rows brought into PostgreSQL by a sentence, whole and proven, in pages of 100 and of 1,000. A tenth is loaded before, so
 * that a server is measured that has done this work already.
 */
public final class ExtractSpeed implements AutoCloseable {

    private static final List<String> DURABILITY =
            List.of("fsync", "synchronous_commit", "full_page_writes", "wal_level", "shared_buffers");

    private final Installation sluice;
    private final Imports imports;
    private final Warehouse warehouse;
    private final ByCopy byCopy;
    private final Path scratch;
    private final int rows;
    private final List<String> table = new ArrayList<>();

    private ExtractSpeed(Path scratch, int rows) {
        this.scratch = scratch;
        this.rows = rows;
        this.sluice = new Installation(scratch, List.of()).planned().up();
        this.imports = new Imports(sluice);
        this.warehouse = Warehouse.of(sluice);
        this.byCopy = new ByCopy(warehouse);
    }

    public static List<String> measure(Path scratch, int rows) throws IOException {
        try (var bench = new ExtractSpeed(scratch, rows)) {
            bench.table.add("| " + rows + " rows, 10 columns | page | ms | rows/s | against COPY |");
            bench.table.add("|---|---:|---:|---:|---:|");
            bench.warm();
            for (var page : new int[] {100, 1000}) {
                bench.api(page);
            }
            bench.otherSources();
            bench.table.add("");
            bench.table.add(bench.durability());
            return bench.table;
        }
    }

    private void warm() throws IOException {
        try (var api = new OrdersApi(Math.max(2_000, rows / 10), 1000)) {
            api.connect(sluice, "warm");
            imports.commits("warm", "Extract orders from warm into warmed");
            warehouse.execute("create table refreshed (" + OrdersApi.COLUMNS + ")");
            imports.commits("warm-upsert", "Extract orders from warm into refreshed. Upsert by id.");
        }
    }

    private void api(int page) throws IOException {
        try (var api = new OrdersApi(rows, page)) {
            var feed = "feed" + page;
            api.connect(sluice, feed);
            var copy = byCopy.intoNewTable(api, "by_copy" + page);
            row("`COPY` of the same rows, new table and key, by hand", page, copy, copy);
            var made = imports.commits("made" + page, "Extract orders from " + feed + " into made" + page);
            rows("API to a new table", page, made, copy);
            var replaced = imports.commits(
                    "replaced" + page,
                    "Extract orders from " + feed + " into made" + page + ". Replace the table on every run.");
            rows("API to a replaced table", page, replaced, copy);
            warehouse.execute("create table appended" + page + " (" + OrdersApi.COLUMNS + ")");
            var appended = imports.commits(
                    "appended" + page, "Extract orders from " + feed + " into appended" + page + ". Append.");
            rows("API appended", page, appended, copy);
            upserted(api, page, feed);
            check("made" + page);
            check("appended" + page);
        }
        table.addAll(new Peers(warehouse, scratch, rows).measure(page));
    }

    /** Half of the rows are there already, with another amount. */
    private void upserted(OrdersApi api, int page, String feed) {
        var half = " (" + OrdersApi.COLUMNS + ")";
        for (var target : List.of("upserted" + page, "by_upsert" + page)) {
            warehouse.execute("create table " + target + half);
            warehouse.execute("insert into " + target
                    + " select id, customer, city, sold_on, amount + 1, quantity, discount, paid, note, seen_at "
                    + "from by_copy" + page + " where id % 2 = 0");
        }
        var copy = byCopy.upsert(api, "by_upsert" + page);
        row("`COPY` into a stage and `ON CONFLICT`, half of them there, by hand", page, copy, copy);
        var upserted = imports.commits(
                "upserted" + page, "Extract orders from " + feed + " into upserted" + page + ". Upsert by id.");
        rows("API upserted, half of them there", page, upserted, copy);
        check("upserted" + page);
    }

    private void check(String made) {
        if (warehouse.count(made) != rows) {
            throw new IllegalStateException(made + " has " + warehouse.count(made) + " rows");
        }
    }

    private void otherSources() throws IOException {
        table.addAll(new OtherSources(sluice, imports, warehouse, scratch, rows).measure());
    }

    static void connect(Installation sluice, Map<String, ?> connection) {
        var reply = sluice.rest().post("/v1/connections", connection);
        if (reply.status() >= 300) {
            throw new IllegalStateException("connect: " + reply.body());
        }
    }

    private void rows(String what, int page, JsonNode shown, long copy) {
        row(what + ": staging and commit", page, work(shown), copy);
        row(what + ": sentence to receipt", page, whole(shown), copy);
    }

    private void row(String what, int page, long millis, long peer) {
        table.add(line(what, String.valueOf(page), rows, millis, peer));
    }

    static String line(String what, String page, int rows, long millis, long peer) {
        var share = peer == 0 ? "" : String.format(Locale.ROOT, "%.2f", (double) peer / millis);
        return "| " + what + " | " + page + " | " + millis + " | " + Math.round(rows * 1000.0 / Math.max(1, millis))
                + " | " + share + " |";
    }

    static long work(JsonNode shown) {
        return millis(shown, "rehearse") + millis(shown, "commit");
    }

    static long whole(JsonNode shown) {
        long all = 0;
        for (var phase : shown.path("phases")) {
            all += phase.path("ms").asLong();
        }
        return all;
    }

    private static long millis(JsonNode shown, String name) {
        for (var phase : shown.path("phases")) {
            if (phase.path("name").asText().equals(name)) {
                return phase.path("ms").asLong();
            }
        }
        throw new IllegalStateException("no phase " + name + " in " + shown);
    }

    private String durability() {
        var settings = new ArrayList<String>();
        DURABILITY.forEach(name -> settings.add(name + " = " + warehouse.one("show " + name)));
        var logged = warehouse.one("select count(*) from pg_class where relkind = 'r' and relpersistence <> 'p'");
        return "Durability: " + String.join(", ", settings) + "; tables that are not logged: " + logged + ".";
    }

    @Override
    public void close() {
        sluice.close();
    }
}
