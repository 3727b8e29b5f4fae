package io.sluice.standalone.bench.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of faults, class by class, and those that were not repaired. */
final class RepairReport {

    private record Line(Mutation mutation, Met met) {}

    private final List<Line> all = new ArrayList<>();

    synchronized void add(Mutation mutation, Met met) {
        all.add(new Line(mutation, met));
    }

    List<String> lines() {
        var lines = new ArrayList<>(List.of(
                "| fault | n | repaired | of these with a person asked, as rows change | mutations that broke nothing |",
                "|---|---:|---:|---:|---:|"));
        for (var kind : FaultClass.values()) {
            lines.add(row(
                    kind.title(),
                    all.stream().filter(line -> line.mutation().kind() == kind).toList()));
        }
        lines.add(row("all", all));
        lines.add("");
        all.stream()
                .filter(line -> line.met().noticed() && !line.met().repaired())
                .forEach(line -> lines.add("not repaired: "
                        + line.mutation().kind().title() + ", "
                        + line.mutation().of().name() + ": "
                        + line.mutation().what() + ": " + line.met().why()));
        lines.add("");
        return lines;
    }

    private static String row(String title, List<Line> some) {
        var noticed = some.stream().filter(line -> line.met().noticed()).toList();
        var repaired = noticed.stream().filter(line -> line.met().repaired()).toList();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d |",
                title,
                noticed.size(),
                repaired.size(),
                repaired.stream().filter(line -> line.met().flagged()).count(),
                some.size() - noticed.size());
    }
}
