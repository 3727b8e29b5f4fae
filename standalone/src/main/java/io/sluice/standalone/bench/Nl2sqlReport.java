package io.sluice.standalone.bench;

import io.sluice.standalone.bench.Nl2sql.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a run of questions came to, source by source, and what was wrong. */
final class Nl2sqlReport {

    private static final double[] LEVELS = {0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95};

    private static final int MOST_REASONS = 8;

    private final String dialect;
    private final List<Asked> asked;
    private final Measured who;

    Nl2sqlReport(String dialect, List<Asked> asked, Measured who) {
        this.dialect = dialect;
        this.asked = asked;
        this.who = who;
    }

    List<String> lines() {
        var lines = new ArrayList<>(List.of(who.heading(), ""));
        lines.add(
                "| " + dialect
                        + " | n | answered | right | right of all | precision | p50 ms | p95 ms | planning p50 | p95 | probes p95 | most |");
        lines.add("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        asked.stream()
                .collect(Collectors.groupingBy(Asked::source, TreeMap::new, Collectors.toList()))
                .forEach((source, some) -> lines.add(row(source, some)));
        lines.add(row("all", asked));
        lines.add("");
        declined(lines);
        if (who.isReal()) {
            curve(lines);
            var wrong = ids(one -> one.answered() && !one.right());
            lines.add("Wrong answers (" + wrong.size() + "): " + String.join(", ", wrong));
        }
        var failed = ids(one -> one.answer().path("outcome").asText().equals("failed"));
        lines.add("Failed (" + failed.size() + "): " + String.join(", ", failed));
        lines.add("");
        return lines;
    }

    private String row(String source, List<Asked> some) {
        var answered = some.stream().filter(Asked::answered).toList();
        var right = answered.stream().filter(Asked::right).count();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %s | %s | %s | %d | %d | %d | %d | %d | %d |",
                source,
                some.size(),
                answered.size(),
                who.figure(right),
                who.figure(share(right, some.size())),
                who.figure(share(right, answered.size())),
                millis(some, "ms", 50),
                millis(some, "ms", 95),
                millis(some, "planning_ms", 50),
                millis(some, "planning_ms", 95),
                millis(some, "probes_ms", 95),
                millis(some, "probes_ms", 100));
    }

    /** What would have been answered, and how much of it right, had every reading at least this sure been run. */
    private void curve(List<String> lines) {
        lines.add("| " + dialect + ": confidence at least | answered | coverage | precision |");
        lines.add("|---|---:|---:|---:|");
        for (var level : LEVELS) {
            var run = asked.stream()
                    .filter(one -> one.answer().path("confidence").asDouble(0) >= level)
                    .toList();
            var right = run.stream().filter(Asked::right).count();
            lines.add(String.format(
                    Locale.ROOT,
                    "| %.2f | %d | %s | %s |",
                    level,
                    run.size(),
                    share(run.size(), asked.size()),
                    share(right, run.size())));
        }
        lines.add("");
    }

    private List<String> ids(Predicate<Asked> which) {
        return asked.stream()
                .filter(which)
                .map(one -> one.line().path("id").asText())
                .toList();
    }

    /** What was not answered, by the reason that was given: its words up to the first that is quoted. */
    private void declined(List<String> lines) {
        lines.add("| " + dialect + ": declined because | n |");
        lines.add("|---|---:|");
        asked.stream()
                .filter(one -> !one.answered())
                .collect(Collectors.groupingBy(
                        one -> reason(one.answer().path("why").asText("?")), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
                .limit(MOST_REASONS)
                .forEach(reason -> lines.add("| " + reason.getKey() + " | " + reason.getValue() + " |"));
        lines.add("");
    }

    private static String reason(String why) {
        return why.replaceAll("“[^”]*”", "“…”").replaceAll("\\d+", "n").replaceFirst("(?s)[.:\\n].*", "");
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static long millis(List<Asked> some, String field, int percent) {
        var sorted = some.stream()
                .mapToLong(one -> one.answer().path(field).asLong())
                .sorted()
                .toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
