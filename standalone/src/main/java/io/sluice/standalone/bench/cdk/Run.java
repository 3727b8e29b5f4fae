package io.sluice.standalone.bench.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connector.mockapi.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one engine did in one run: records, requests that were answered, the state at the end, or why there was none. */
record Run(
        List<String> records,
        List<String> requests,
        @Nullable String state,
        @Nullable String rawState,
        @Nullable String fault) {

    static Run of(List<String> records, List<Seen> seen, @Nullable JsonNode state, @Nullable String fault) {
        var requests = seen.stream()
                .filter(request -> request.status() < 429)
                .map(request -> (request.status() < 400 ? "" : request.status() + " ") + Canonical.request(request))
                .toList();
        return new Run(
                records,
                requests,
                state == null ? null : Canonical.json(state),
                state == null ? null : state.toString(),
                fault);
    }

    /** Where this run (ours) is not what the reference did; empty if it is the same. */
    List<String> differencesFrom(Run reference, boolean incremental) {
        var found = new ArrayList<String>();
        if (fault != null || reference.fault != null) {
            if (fault == null || reference.fault == null) {
                found.add("ours ended with: " + fault + "\n  reference ended with: " + reference.fault);
            }
            return found;
        }
        compare("record", records, reference.records, found);
        compare("request", requests, reference.requests, found);
        if (incremental && !String.valueOf(state).equals(reference.state)) {
            found.add("state\n  ours:      " + state + "\n  reference: " + reference.state);
        }
        return found;
    }

    private static void compare(String what, List<String> ours, List<String> reference, List<String> found) {
        var more = new ArrayList<>(ours);
        var less = new ArrayList<String>();
        var counts = new HashMap<String, Integer>();
        ours.forEach(text -> counts.merge(text, 1, Integer::sum));
        for (var text : reference) {
            if (counts.merge(text, -1, Integer::sum) < 0) {
                less.add(text);
            }
        }
        more.removeIf(text -> counts.merge(text, 0, Integer::sum) <= 0 || counts.merge(text, -1, Integer::sum) < 0);
        if (!more.isEmpty() || !less.isEmpty()) {
            found.add("%ss: %d only ours, %d only the reference's%s%s"
                    .formatted(
                            what, more.size(), less.size(), sample("ours:      ", more), sample("reference: ", less)));
        }
    }

    private static String sample(String whose, List<String> texts) {
        var sample = new StringBuilder();
        texts.stream().sorted().limit(4).forEach(text -> sample.append("\n  ")
                .append(whose)
                .append(text));
        return sample.toString();
    }
}
