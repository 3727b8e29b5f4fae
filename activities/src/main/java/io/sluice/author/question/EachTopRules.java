package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first so many rows of each group: the two highest films of each genre, the oldest student in each major. */
final class EachTopRules {

    private EachTopRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.words("ineach", "in each|of each|for each|within each|per|from each|for every|in every|of every|by")
                .rule(
                        "question1",
                        "[{asking}] [{wants} {about}] {top} {table} (by|with the highest|with the most|with the largest) {attribute:measured} {ineach} {attribute:group}",
                        2,
                        (schema, slots) -> each(schema, slots, number(slots.the("top")), true))
                .rule(
                        "question1",
                        "[{asking}] [{wants} {about}] [the] {number} {table} with the {most} {attribute:measured} {ineach} {attribute:group}",
                        2,
                        (schema, slots) -> each(schema, slots, number(slots.the("number")), slots.the("most")))
                .rule(
                        "question1",
                        "[{asking}] {wants} {about} [the] {table} with the {most} {attribute:measured} {ineach} {attribute:group}",
                        2,
                        (schema, slots) -> each(schema, slots, 1, slots.the("most")))
                .rule(
                        "question1",
                        "for (each|every) {attribute:group} [,] [{asking}] {wants} {about} [the] {table} with the {most} {attribute:measured}",
                        2,
                        (schema, slots) -> each(schema, slots, 1, slots.the("most")))
                .rule(
                        "question1",
                        "[{asking}] {wants} {about} [the] [{number}] {extreme} {table} {ineach} {attribute:group}",
                        2,
                        (schema, slots) -> scaled(schema, slots));
    }

    private static long number(String written) {
        return written.matches("\\d{1,6}") ? Long.parseLong(written) : 0;
    }

    private static @Nullable Sketch scaled(Schema schema, Captures slots) {
        TableMetadata table = slots.the("table");
        var number = slots.<String>maybe("number").map(EachTopRules::number).orElse(1L);
        return Scales.measured(table, slots.the("extreme"))
                .flatMap(by -> sketch(schema, slots, by.col(), by.up(), number))
                .orElse(null);
    }

    private static @Nullable Sketch each(Schema schema, Captures slots, long number, boolean descending) {
        TableMetadata table = slots.the("table");
        Attr measured = slots.the("measured");
        return measured.of(table)
                .filter(col -> col.isNumber() || col.isDate())
                .filter(col -> !new Keys(schema).isUnsaid(col, measured))
                .flatMap(col -> sketch(schema, slots, col, descending, number))
                .orElse(null);
    }

    /** The group is shown before what is asked for, unless it is asked for. */
    private static Optional<Sketch> sketch(
            Schema schema, Captures slots, Col measured, boolean descending, long number) {
        TableMetadata table = slots.the("table");
        Attr attr = slots.the("group");
        var group = attr.of(table).filter(col -> !col.equals(measured));
        if (group.isEmpty() || number == 0) {
            return Optional.empty();
        }
        var noun = Noun.of(table).with(new Pred.TopIn(measured, descending, number, group.get()));
        var wants = slots.<List<Want>>maybe("wants")
                .orElse(List.of(
                        new Want.Label(table),
                        new Want.Value(new Attr(measured.name(), List.of(new Attr.Choice(measured, 0))), table)));
        var list = new Composer(schema).list(wants, noun, false, null);
        if (list == null || list.items().stream().anyMatch(item -> !(item instanceof Sketch.Show))) {
            return Optional.empty();
        }
        var items = new ArrayList<Sketch.Item>(list.items());
        var shown = new Sketch.Show(group.get());
        if (!items.contains(shown)) {
            items.addFirst(shown);
        }
        return Optional.of(new Sketch(noun, items, false, List.of(), List.of(), Optional.empty()));
    }
}
