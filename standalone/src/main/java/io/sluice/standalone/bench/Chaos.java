package io.sluice.standalone.bench;

import io.sluice.standalone.bench.extract.OrdersApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Kills the whole installation at random moments of real requests and compares each target with that of an undisturbed run. */
final class Chaos {

    private static final int ROWS = 60_000;
    private static final int ORDERS = 30_000;
    private static final int PAGE = 1000;
    private static final long SEED = 20261120;

    private final Installation sluice;
    private final Imports imports;
    private final Warehouse warehouse;
    private final Random dice = new Random(SEED);
    private final int kills;

    private Chaos(Installation sluice, int kills) {
        this.sluice = sluice;
        this.imports = new Imports(sluice);
        this.warehouse = Warehouse.of(sluice);
        this.kills = kills;
    }

    /** A request that is asked for again and again, each time into a table of its own; {@code sentence} takes the table's name. */
    private record Kind(String what, String name, String sentence, long rows) {}

    /** What became of the requests of one kind. */
    private record Count(long differ, long lost, long doubled) {}

    /** As many kills of each kind. */
    static List<String> measure(Path scratch, int kills) throws IOException {
        try (var sluice = new Installation(scratch).planned().up();
                var api = new OrdersApi(ORDERS, PAGE)) {
            Sales.write(sluice.files().resolve("sales.csv"), ROWS);
            regions(sluice.files().resolve("regions.csv"));
            api.connect(sluice, "feed");
            var chaos = new Chaos(sluice, kills);
            var table = new ArrayList<>(List.of(
                    "| requests | kills | rows of each target | targets that differ | rows lost | rows doubled |",
                    "|---|---:|---:|---:|---:|---:|"));
            table.add(chaos.line(new Kind(
                    "a file into a table",
                    "file",
                    "Import sales.csv into the %s table and drop rows with empty amount fields",
                    ROWS * 9L / 10)));
            table.add(chaos.line(new Kind(
                    "an API joined with a file",
                    "join",
                    "Join feed.orders with regions.csv by customer into %s, replace it every run",
                    ORDERS)));
            return table;
        }
    }

    /** One row for each customer of the orders. */
    private static void regions(Path file) throws IOException {
        Files.writeString(
                file,
                IntStream.range(0, PAGE)
                        .mapToObj(i -> "Customer " + i + ",Region " + i % 17 + "\n")
                        .collect(Collectors.joining("", "customer,region\n", "")));
    }

    private String line(Kind kind) {
        var count = count(kind);
        return "| " + kind.what + " | " + kills + " | " + kind.rows + " | " + count.differ + " | " + count.lost + " | "
                + count.doubled + " |";
    }

    private Count count(Kind kind) {
        var undisturbed = kind.name + "_undisturbed";
        var began = System.nanoTime();
        imports.commits(id(undisturbed), kind.sentence.formatted(undisturbed));
        var usual = System.nanoTime() - began;
        if (warehouse.count(undisturbed) != kind.rows) {
            throw new IllegalStateException(undisturbed + " has " + warehouse.count(undisturbed) + " rows");
        }
        long differ = 0;
        long lost = 0;
        long doubled = 0;
        for (int i = 1; i <= kills; i++) {
            var table = kind.name + "_killed" + i;
            imports.submits(id(table), kind.sentence.formatted(table));
            LockSupport.parkNanos((long) (dice.nextDouble() * usual));
            sluice.kill();
            sluice.up();
            imports.committed(id(table));
            var missing = onlyIn(undisturbed, table);
            var more = onlyIn(table, undisturbed);
            differ += missing + more > 0 ? 1 : 0;
            lost += missing;
            doubled += more;
        }
        return new Count(differ, lost, doubled);
    }

    private static String id(String table) {
        return table.replace('_', '-');
    }

    /** Rows that the one holds more often than the other. */
    private long onlyIn(String one, String other) {
        return Long.parseLong(warehouse.one(
                "select count(*) from (select * from " + one + " except all select * from " + other + ") d"));
    }
}
