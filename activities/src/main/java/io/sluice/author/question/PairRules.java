package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of one table beside rows of another that belong to them: names of directors and the titles of their films. */
final class PairRules {

    private PairRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.words(
                        "theyhave",
                        "[that|which|who|where] (they|it|he|she) [are|is|were|was|have|has|had] [arranged to|able to] [{verb}|{have}] [in|at|by|for|to|from|with|on|of]|[that are|that is|which are] {verb} (by|in|at|to|for|with) (them|it|him|her|each|each of them|each one)|(in|at|of|by|for) (them|it|each|each of them)|associated with (it|them)|that belong to (it|them)|they belong to|it belongs to|respectively|[that|which] {verb} (it|them)")
                .words(
                        "with2",
                        "and|, and|as well as|along with|together with|with|and also|and their corresponding|with their|with the|and the corresponding|with their corresponding|with corresponding")
                .rule(
                        "question1",
                        "[{asking}] {wants} {about} [{eachof}] {noun} {with2} {wants:more} {about} [{eachof}] {noun:other} [{theyhave}]",
                        3,
                        (schema, slots) -> beside(
                                schema, slots.the("wants"), slots.the("noun"), slots.the("more"), slots.the("other")))
                .rule(
                        "question1",
                        "[{asking}] {wants} {about} [{eachof}] {noun} {with2} [the|what] {table} {theyhave}",
                        3,
                        (schema, slots) -> labelled(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] {wants} {about} [{eachof}] {noun} {with2} (what|which) {table} (they|it|he|she|each) [{have}|{be}] [{verb}] [in|at|for|to|by]",
                        3,
                        (schema, slots) -> labelled(schema, slots))
                .words("eachof", "each|every|each of the|all of the|all|each of");
    }

    private static @Nullable Sketch labelled(Schema schema, Captures slots) {
        TableMetadata table = slots.the("table");
        return beside(schema, slots.the("wants"), slots.the("noun"), List.of(new Want.Label(table)), Noun.of(table));
    }

    /** One row for each row of the side that belongs to the other; where others pair them, one for each pair. */
    private static @Nullable Sketch beside(Schema schema, List<Want> wants, Noun noun, List<Want> more, Noun other) {
        if (noun.table().equals(other.table())
                || noun.top().isPresent()
                || other.top().isPresent()
                || schema.path(noun.table(), other.table()).isEmpty()
                || !(wants.stream().allMatch(PairRules::isShown)
                        && more.stream().allMatch(PairRules::isShown))) {
            return null;
        }
        var all = new ArrayList<Want>();
        for (var want : wants) {
            all.add(owned(want, noun.table()));
        }
        for (var want : more) {
            all.add(owned(want, other.table()));
        }
        var rows = reaches(schema, other.table(), noun.table()) ? other : noun;
        var beside = rows == other ? noun : other;
        for (var pred : beside.plain()) {
            rows = rows.with(new Pred.Has(new Noun(beside.table(), List.of(pred))));
        }
        return new Composer(schema).list(all, rows, false, null);
    }

    private static boolean isShown(Want want) {
        return want instanceof Want.Value || want instanceof Want.Label;
    }

    private static Want owned(Want want, TableMetadata table) {
        return want instanceof Want.Value(var attr, var owner)
                        && owner == null
                        && attr.of(table).isPresent()
                ? new Want.Value(attr, table)
                : want;
    }

    private static boolean reaches(Schema schema, TableMetadata from, TableMetadata to) {
        var at = Optional.of(from);
        for (var link : schema.path(from, to).orElse(List.of())) {
            at = at.filter(table -> link.many().equals(table)).map(table -> link.one());
        }
        return at.filter(to::equals).isPresent();
    }
}
