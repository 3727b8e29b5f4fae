package io.sluice.author.planner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one reading left open: phrases that fit several columns, and questions that only a person can settle. */
final class Doubts {

    private final Map<String, List<String>> ambiguous = new LinkedHashMap<>();
    private final List<NotSure> open = new ArrayList<>();

    void note(String phrase, List<String> names) {
        ambiguous.putIfAbsent(phrase, names);
    }

    void ask(String subject, String question, List<String> options) {
        open.add(new NotSure(subject, question, options));
    }

    /** Why no reading was found, when a phrase could have been several columns. */
    Optional<NotSure> aboutNames() {
        return ambiguous.entrySet().stream()
                .findFirst()
                .map(doubt -> new NotSure(
                        subject(doubt.getKey()), "Which column is “" + doubt.getKey() + "”?", doubt.getValue()));
    }

    Optional<NotSure> open() {
        return open.stream().findFirst();
    }

    static String subject(String phrase) {
        return "column " + phrase;
    }
}
