package io.sluice.author.question;

import io.sluice.author.planner.grammar.Grammar;
import java.util.List;
import java.util.Optional;

/** Figures by month, week, day or year: the one date of a row says which. */
final class TimeGroups {

    private TimeGroups() {}

    static void addTo(Grammar<Schema> grammar) {
        for (var unit : List.of("month", "week", "year", "day")) {
            grammar.rule("unit1", unit, (schema, slots) -> unit);
        }
        grammar.rule("everytime", "monthly", (schema, slots) -> "month")
                .rule("everytime", "weekly", (schema, slots) -> "week")
                .rule("everytime", "daily", (schema, slots) -> "day")
                .rule("everytime", "yearly|annual", (schema, slots) -> "year")
                .rule("group", "{unit1}", 2, (schema, slots) -> Group.of(slots.the("unit1")))
                .rule(
                        "question1",
                        "[{asking}] [the] {everytime} {wants} [{about} {noun}]",
                        2,
                        (schema, slots) -> new Facts(schema)
                                .report(
                                        slots.the("wants"),
                                        slots.maybe("noun"),
                                        List.of(Group.of(slots.the("everytime"))),
                                        Optional.empty(),
                                        List.of())
                                .orElse(null));
    }

    static Optional<Sketch> of(Sketch sketch, String unit) {
        var dates = sketch.noun().table().columns().stream()
                .map(column -> new Col(sketch.noun().table(), column))
                .filter(Col::isDate)
                .toList();
        var said = sketch.noun().plain().stream()
                .filter(Pred.Within.class::isInstance)
                .map(pred -> ((Pred.Within) pred).col())
                .distinct()
                .toList();
        var one = dates.size() == 1 ? dates : said;
        return one.size() == 1 && one.getFirst().table().equals(sketch.noun().table())
                ? Optional.of(sketch.by(new Sketch.Bucket(one.getFirst(), unit)))
                : Optional.empty();
    }
}
