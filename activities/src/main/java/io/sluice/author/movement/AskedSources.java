package io.sluice.author.movement;

import io.sluice.author.Task;
import io.sluice.author.movement.NamedSources.Named;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A question with its sources in it: "total of orders.csv by customer name in crm.customers". */
record AskedSources(NamedSources sources) {

    private static final Pattern ASKS = Pattern.compile(
            "(?is)\\s*(?:please\\s+)?(?:what|which|who|whose|where|when|how|show|list|find|count|give|tell|return|display|get|compare|total|totals|sum|"
                    + "average|mean|median|maximum|minimum|max|min|highest|lowest|number|is|are|do|does|did|name|names|top|the)\\b.*");
    private static final Pattern WRITES = Pattern.compile("(?is).*\\b(?:into|every run)\\b.*");

    /** Of a source that is named: without it, it would be said of another. */
    private static final Pattern SAYS_MORE =
            Pattern.compile("(?i)\\s+(?:with|without|where|whose|that|which|who|having)\\b");

    /** Only where no single database could answer. */
    static Optional<AskedSources> read(Task task) {
        if (!ASKS.matcher(task.sentence()).matches()
                || WRITES.matcher(task.sentence()).matches()) {
            return Optional.empty();
        }
        var places = NamedSources.in(task).all().stream()
                .map(Named::connection)
                .distinct()
                .toList();
        return places.size() == 1 && isDatabase(task, places.getFirst()) ? Optional.empty() : in(task);
    }

    /** Of a text that is a question whatever it opens with. */
    static Optional<AskedSources> in(Task task) {
        return Optional.of(new AskedSources(NamedSources.in(task)))
                .filter(asked -> !asked.mentions().isEmpty());
    }

    private static boolean isDatabase(Task task, String name) {
        return task.databases().stream().anyMatch(database -> database.name().equals(name));
    }

    List<Mention> mentions() {
        return sources.mentions();
    }

    /** The question as it would be put to one database: each source by the name of its output. */
    List<String> questions(List<Found> found) {
        var plain = List.of(spoken(found, false), spoken(found, true));
        return Stream.concat(plain.stream().flatMap(one -> Totals.spelledOut(one, found).stream()), plain.stream())
                .distinct()
                .toList();
    }

    /** {@code bare}: "customer name in customers" says no more than "customer name". */
    private String spoken(List<Found> found, boolean bare) {
        var plain = new StringBuilder(sources.sentence());
        for (int i = sources.all().size() - 1; i >= 0; i--) {
            var named = sources.all().get(i);
            var before = plain.substring(0, named.from());
            var said = before.replaceFirst("(?i)\\s+(?:in|from|of)(?:\\s+the)?\\s+$", "");
            var dropped = bare
                    && i > 0
                    && said.length() < before.length()
                    && !SAYS_MORE.matcher(plain.substring(named.to())).lookingAt();
            plain.replace(
                    dropped ? said.length() : named.from(),
                    named.to(),
                    dropped ? "" : found.get(i).output().replace('_', ' '));
        }
        return plain.toString();
    }
}
