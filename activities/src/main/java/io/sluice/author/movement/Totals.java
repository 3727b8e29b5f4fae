package io.sluice.author.movement;

import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.LoadColumn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** "Total of orders" leaves out of what: it is said, where the orders have one figure only. */
final class Totals {

    private static final Pattern OPENING = Pattern.compile(
            "(?is)\\s*(?:(?:what(?: is|'s)|show(?: me)?|give me)\\s+)?(?:the\\s+)?(?<figure>total|sum|average|mean)\\s+of\\s+(?:the\\s+)?(?<rest>.+?)\\s*[?.]?\\s*");

    private Totals() {}

    /** Other words for the same question, from the plainest on; none where it opens in another way. */
    static List<String> spelledOut(String question, List<Found> sources) {
        var match = OPENING.matcher(question);
        if (!match.matches()) {
            return List.of();
        }
        var average = match.group("figure").toLowerCase(Locale.ROOT).matches("average|mean");
        var rest = match.group("rest");
        return sources.stream()
                .filter(found -> rest.startsWith(found.output().replace('_', ' ')))
                .findFirst()
                .flatMap(Totals::figure)
                .map(column -> column.replace('_', ' '))
                .map(column -> List.of(
                        "What is the " + (average ? "average" : "total") + " " + column + " of " + rest + "?",
                        "What is the " + (average ? "average" : "sum") + " of " + column + " of " + rest + "?"))
                .orElse(List.of());
    }

    /** The only column that holds amounts: numbers with a fraction before whole ones, keys never. */
    private static Optional<String> figure(Found found) {
        return only(found, List.of(Kind.DECIMAL, Kind.FLOAT64)).or(() -> only(found, List.of(Kind.INT64)));
    }

    private static Optional<String> only(Found found, List<Kind> kinds) {
        var figures = found.sample().columns().stream()
                .filter(column -> kinds.contains(column.type().kind()))
                .map(LoadColumn::to)
                .filter(name -> !KeyInference.isKeyName(name))
                .toList();
        return figures.size() == 1 ? Optional.of(figures.getFirst()) : Optional.empty();
    }

    /** Whether a reading adds up what it was asked to. */
    static boolean fits(String question, String sql) {
        var match = OPENING.matcher(question);
        if (!match.matches()) {
            return true;
        }
        var written = sql.toLowerCase(Locale.ROOT);
        return match.group("figure").toLowerCase(Locale.ROOT).matches("average|mean")
                ? written.contains("avg(")
                : written.contains("sum(");
    }
}
