package io.sluice.ui.steer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.problem.Where;
import io.sluice.undo.LaterWrite;
import io.sluice.undo.UndoOutcome.Conflicting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Tells what stands in the way of an undo: rows that changed since, and the later requests that are undone before. */
final class UndoConflicts {

    private final String request;
    private final Conflicting found;

    UndoConflicts(String request, Conflicting found) {
        this.request = request;
        this.found = found;
    }

    /** Where rows are in conflict the others may go back without them; else only the later requests stand in the way. */
    ApiProblem problem() {
        var code = found.conflicts() > 0 ? "undo_conflicts" : "undo_later_first";
        return ApiProblem.conflict(code, what() + "; nothing was undone", next())
                .with("undo_first", later());
    }

    private String what() {
        var said = new ArrayList<String>();
        if (found.conflicts() > 0) {
            said.add((found.conflicts() == 1 ? "1 row was" : found.conflicts() + " rows were") + " changed since");
        }
        found.later().stream()
                .collect(
                        groupingBy(LaterWrite::table, LinkedHashMap::new, mapping(UndoConflicts::named, joining(", "))))
                .forEach((table, requests) -> said.add(table + " was written after it by " + requests));
        if (found.more() > 0) {
            said.add(
                    found.more() == 1
                            ? "1 more request wrote after it"
                            : found.more() + " more requests wrote after it");
        }
        return String.join("; ", said);
    }

    private static String named(LaterWrite later) {
        return "request " + later.request() + (later.schedule() == null ? "" : " of schedule " + later.schedule());
    }

    private String next() {
        var rest = "see them with ./sluice diff " + Undoing.PREFIX + request + " and undo the rest: ./sluice undo "
                + request + " --partial, or {\"partial\": true}.";
        if (found.later().isEmpty()) {
            return "If another Sluice wrote there, undo that request first (" + Where.requests() + " there); else "
                    + rest;
        }
        var first = later().stream().map(id -> "./sluice undo " + id).collect(joining(", then "));
        var more = found.more() > 0 ? ", then " + found.more() + " more, named on the next try" : "";
        return "Undo first: " + first + more + "; then this one again."
                + (found.conflicts() > 0 ? " Or leave these rows: " + rest : "");
    }

    private List<String> later() {
        return found.later().stream().map(LaterWrite::request).distinct().toList();
    }
}
