package io.sluice.standalone.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Kills the whole installation at random moments of real requests and compares each target with that of an undisturbed run. */
final class Chaos {

    private static final int ROWS = 60_000;
    private static final long SEED = 20261120;

    private Chaos() {}

    static List<String> measure(Path scratch, int kills) {
        var dice = new Random(SEED);
        try (var sluice = new Installation(scratch).up()) {
            Sales.write(sluice.files().resolve("sales.csv"), ROWS);
            var imports = new Imports(sluice);
            var began = System.nanoTime();
            imports.commits("undisturbed", sentence("undisturbed"));
            var usual = System.nanoTime() - began;
            var wrong = new ArrayList<String>();
            for (int i = 1; i <= kills; i++) {
                var id = "killed" + i;
                imports.submits(id, sentence(id));
                LockSupport.parkNanos((long) (dice.nextDouble() * usual));
                sluice.kill();
                sluice.up();
                imports.committed(id);
                compare(sluice, id, wrong);
            }
            return table(sluice, kills, wrong);
        }
    }

    private static String sentence(String id) {
        return "Import sales.csv into the t_" + id + " table and drop rows with empty amount fields";
    }

    private static void compare(Installation sluice, String id, List<String> wrong) {
        var warehouse = Warehouse.of(sluice);
        if (!warehouse.digest("t_" + id).equals(warehouse.digest("t_undisturbed"))) {
            wrong.add(id);
        }
    }

    private static List<String> table(Installation sluice, int kills, List<String> wrong) {
        var warehouse = Warehouse.of(sluice);
        long lost = 0;
        long doubled = 0;
        for (var id : wrong) {
            var difference = warehouse.count("t_" + id) - warehouse.count("t_undisturbed");
            lost += Math.max(0, -difference);
            doubled += Math.max(0, difference);
        }
        return List.of(
                "| kills | rows a request | targets that differ | rows lost | rows doubled |",
                "|---:|---:|---:|---:|---:|",
                "| " + kills + " | " + ROWS + " | " + wrong.size() + " | " + lost + " | " + doubled + " |");
    }
}
