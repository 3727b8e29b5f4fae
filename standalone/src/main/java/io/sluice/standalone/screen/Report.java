package io.sluice.standalone.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sluice.standalone.client.RequestDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What came of a request, for a person: the outcome, why, what it changes, the rows, where to look. */
public final class Report {
    private static final int ROWS = 10;
    private static final int CHANGED_ROWS = 3;
    private static final List<String> COUNTS = List.of("inserted", "changed", "deleted", "dropped", "rejected");
    private static final Map<String, String> BASIS = Map.of(
            "rehearsed", "exact: counted in the target, then rolled back",
            "copied", "exact: counted on full copies in the sandbox",
            "estimated", "estimated from samples");
    private static final Map<String, String> HEADLINES = Map.ofEntries(
            Map.entry("running", "Still running"),
            Map.entry("committed", "Committed"),
            Map.entry("answered", "Answered"),
            Map.entry("asked", "Needs an answer"),
            Map.entry("proven", "Proven, nothing committed"),
            Map.entry("awaiting_approval", "Proven, waiting for approval"),
            Map.entry("rejected", "Rejected, nothing changed"),
            Map.entry("refused", "Refused, nothing changed"),
            Map.entry("expired", "Expired, nothing changed"),
            Map.entry("failed", "Failed, nothing changed"),
            Map.entry("cancelled", "Cancelled, nothing changed"),
            Map.entry("partly_committed", "Partly committed"),
            Map.entry("undone", "Undone"));
    private static final List<String> GOOD = List.of("committed", "answered", "proven", "undone", "running");

    private final Screen screen;

    public Report(Screen screen) {
        this.screen = screen;
    }

    /** The result to stdout, everything about it to stderr. */
    public void print(RequestDocument document) {
        print(document, MissingNode.getInstance());
    }

    /** The same with the first rows of what it changed, as {@code diff} gives them. */
    public void print(RequestDocument document, JsonNode diff) {
        screen.say(screen.strong(
                GOOD.contains(document.outcome()) ? screen.good(headline(document)) : screen.bad(headline(document))));
        if (document.json().path("undone").isObject()) {
            undone(document);
            links(document);
            return;
        }
        error(document);
        question(document);
        facts(document);
        change(document);
        new DiffReport(screen, CHANGED_ROWS).print(diff);
        rows(document);
        nextSteps(document);
    }

    private static String headline(RequestDocument document) {
        if (document.json().path("already_undone").asBoolean()) {
            return "Already undone, nothing changed now";
        }
        var waits = document.isUndo() && document.outcome().equals("awaiting_approval");
        return waits ? "Planned, waiting for approval" : HEADLINES.getOrDefault(document.outcome(), document.outcome());
    }

    /** What went back, not what had come in. */
    private void undone(RequestDocument document) {
        var undone = document.json().path("undone");
        undone.path("did").forEach(text -> screen.result("  " + text.asText()));
        undone.path("left").forEach(text -> screen.result("  " + text.asText()));
    }

    private void error(RequestDocument document) {
        document.text("error", "message").ifPresent(message -> {
            var step = document.text("error", "step")
                    .map(number -> ", step " + number)
                    .orElse("");
            var phase = document.text("error", "phase")
                    .map(name -> " (in " + name + step + ")")
                    .orElse("");
            screen.say("  " + message + phase);
        });
        document.text("error", "next").ifPresent(next -> screen.say("  next: " + next));
    }

    private void question(RequestDocument document) {
        document.text("question", "text")
                .or(() -> document.text("question"))
                .ifPresent(text -> screen.say("  " + text));
        for (var option : document.json().path("question").path("options")) {
            screen.say("  - " + option.asText());
        }
    }

    private void facts(RequestDocument document) {
        document.texts("assumptions").forEach(text -> screen.say("  assumed: " + text));
        document.list("repairs")
                .filter(repair -> !repair.path("diff").asText("").isEmpty())
                .forEach(this::repair);
        if (!document.outcome().equals("failed")) {
            document.list("claims").forEach(this::claim);
        }
        if (document.outcome().equals("awaiting_approval")) {
            document.texts("waits_because").forEach(text -> screen.say("  waits because: " + text));
        } else if (document.outcome().equals("running")) {
            document.texts("waits_because").forEach(text -> screen.say("  waits: " + text));
        } else {
            document.texts("drift").forEach(text -> screen.say("  since the approval: " + text));
        }
        told(document, "not_proven", "not proven: ");
        told(document, "not_undoable", document.isUndo() ? "stays: " : "cannot be undone: ");
    }

    /** What is among the reasons for waiting was said there. */
    private void told(RequestDocument document, String field, String title) {
        var waits =
                document.outcome().equals("awaiting_approval") ? document.texts("waits_because") : List.<String>of();
        document.texts(field).stream()
                .map(text -> title + text)
                .filter(text -> !waits.contains(text))
                .forEach(text -> screen.say("  " + text));
    }

    /** Who is asked to approve sees what was changed: the lines that differ, and why. */
    private void repair(JsonNode repair) {
        var worked = repair.path("successful").asBoolean();
        screen.say((worked ? "  repaired: " : "  tried in vain: ")
                + repair.path("reason").asText());
        repair.path("diff")
                .asText("")
                .lines()
                .filter(line -> line.startsWith("+") || line.startsWith("-"))
                .forEach(line -> screen.say(screen.weak("    " + line)));
    }

    private void claim(JsonNode claim) {
        var reason = claim.hasNonNull("why") ? " (" + claim.path("why").asText() + ")" : "";
        screen.say("  " + verdict(claim) + claim.path("text").asText() + reason);
    }

    private String verdict(JsonNode claim) {
        if (!claim.path("holds").isBoolean()) {
            return "not checked: ";
        }
        return claim.path("holds").asBoolean() ? screen.good("holds: ") : screen.bad("does not hold: ");
    }

    private void change(RequestDocument document) {
        var rows = new ArrayList<List<String>>();
        document.json().path("change").path("tables").forEach(table -> rows.add(changeRow(table)));
        if (!rows.isEmpty()) {
            var columns = Stream.concat(Stream.of("table"), COUNTS.stream()).toList();
            var numeric = Stream.concat(Stream.of(false), COUNTS.stream().map(count -> true))
                    .toList();
            screen.result(new Table(columns, numeric, rows).plain());
        }
        for (var file : document.json().path("change").path("files")) {
            screen.result(file.path("action").asText() + " " + file.path("path").asText());
        }
        if (!rows.isEmpty()) {
            document.text("basis").map(BASIS::get).ifPresent(basis -> screen.say(screen.weak("  " + basis)));
        }
    }

    private static List<String> changeRow(JsonNode table) {
        var cells = new ArrayList<String>();
        cells.add(table.path("connection").asText() + ": " + table.path("table").asText());
        COUNTS.forEach(count -> cells.add(
                String.format(java.util.Locale.ROOT, "%,d", table.path(count).asLong())));
        return cells;
    }

    private void rows(RequestDocument document) {
        var json = document.json().path("table");
        if (!json.path("columns").isArray() || json.path("columns").isEmpty()) {
            return;
        }
        var table = Table.of(json);
        // an answer is the result and is printed whole; the first rows of a load are only a look at it
        var shown = "answered".equals(document.outcome()) ? table : table.first(ROWS);
        screen.result("");
        screen.result(shown.plain());
        if (json.path("truncated").asBoolean()
                || shown.rows().size() < table.rows().size()) {
            screen.say(screen.weak("  the first " + shown.rows().size() + " rows; more are there"));
        }
    }

    private void nextSteps(RequestDocument document) {
        var id = document.id();
        switch (document.outcome()) {
            case "awaiting_approval" ->
                screen.say("  next: ./sluice diff " + id + ", then ./sluice approve " + id + " or reject " + id);
            case "asked" -> screen.say("  next: " + nextToQuestion(document));
            case "committed" -> {
                if (document.texts("not_undoable").isEmpty()) {
                    screen.say(screen.weak("  take it back: ./sluice undo " + id));
                }
            }
            case "failed" -> {
                if (document.text("author", "kind").filter("person"::equals).isEmpty()) {
                    screen.say(screen.weak("  when that is mended: ./sluice resume " + id));
                }
            }
            case "partly_committed" ->
                screen.say(screen.weak("  go on: ./sluice resume " + id + ", or take it back: ./sluice undo " + id));
            default -> {}
        }
        links(document);
    }

    private static String nextToQuestion(RequestDocument document) {
        if (document.json().at("/question/missing").isObject()) {
            return "connect it, and look again: ./sluice show " + document.id();
        }
        return document.text("question", "next").orElse("./sluice answer " + document.id() + " TEXT");
    }

    private void links(RequestDocument document) {
        document.text("links", "web").ifPresent(link -> screen.say(screen.weak("  " + link)));
        document.text("links", "temporal").ifPresent(link -> screen.say(screen.weak("  " + link)));
    }
}
