package io.sluice.standalone.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a small request costs beside its rows: time by phase on a warm server. */
final class Overhead {

    /** Until the JVM of the server has compiled what such a request runs through: about half a minute of work. */
    private static final int WARM_UP = 60;

    private Overhead() {}

    static List<String> measure(Path scratch, int requests) {
        try (var sluice = new Installation(scratch, List.of()).planned().up()) {
            Sales.write(sluice.files().resolve("small.csv"), 100);
            var imports = new Imports(sluice);
            var phases = new LinkedHashMap<String, List<Long>>();
            for (int i = -WARM_UP; i < requests; i++) {
                var id = "small" + (i + WARM_UP);
                var began = System.nanoTime();
                var shown = imports.followed(id, "Import small.csv into the table t_" + id);
                if (i >= 0) {
                    shown.path("phases")
                            .forEach(phase -> note(
                                    phases,
                                    phase.path("name").asText(),
                                    phase.path("ms").asLong()));
                    note(phases, "whole", (System.nanoTime() - began) / 1_000_000);
                }
            }
            return table(phases, requests);
        }
    }

    private static void note(Map<String, List<Long>> phases, String name, long millis) {
        phases.computeIfAbsent(name, n -> new ArrayList<>()).add(millis);
    }

    private static List<String> table(Map<String, List<Long>> phases, int requests) {
        var lines = new ArrayList<>(List.of("| phase | p50 ms | p95 ms |", "|---|---:|---:|"));
        phases.forEach((name, times) ->
                lines.add("| " + name + " | " + percentile(times, 50) + " | " + percentile(times, 95) + " |"));
        lines.add("");
        lines.add("n = " + requests
                + " imports of 100 rows into new tables, one after the other after " + WARM_UP
                + " others, built-in planner, followed by events.");
        return lines;
    }

    private static long percentile(List<Long> times, int percent) {
        var sorted = times.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
