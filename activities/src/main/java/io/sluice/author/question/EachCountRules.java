package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A count for each row of a table or each value of a column, and what is shown beside it. */
final class EachCountRules {

    private EachCountRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.words("doing", "do|does|did|are|is|were|was|have|has")
                .words(
                        "ofeach",
                        "of each|for each|of every|for every|of all|for all|of the different|for all the|of all the")
                .rule(
                        "eachcount",
                        "{howmany} {noun} [{doing}] [been] [{relation}|{verb} [by|in|to|for|at|from]] {each} {group} [{ownverb}|{have}|{verb}|{verbs}|{tail}]",
                        1,
                        (schema, slots) -> new Each(slots.the("noun"), slots.the("group")))
                .rule(
                        "eachcount",
                        "{howmany} {noun} [{doing}] [been] [{verb} [by|in|to|for|at|from]] {each} {group} [{ownverb}|{have}|{verb}|{verbs}] {mods}",
                        2,
                        (schema, slots) -> narrowed(schema, slots))
                .rule(
                        "eachcount",
                        "{howmany} {noun} [{doing}] [{verb}] {foreach} {group} [{tail}]",
                        1,
                        (schema, slots) -> new Each(slots.the("noun"), slots.the("group")))
                .rule("question1", "{eachcount}", 3, (schema, slots) -> {
                    Each each = slots.the("eachcount");
                    return facts(
                            schema, List.of(new Want.Number(each.noun())), Optional.empty(), List.of(each.group()));
                })
                .rule("question", "{eachcount} {returning} {wants}", 1, (schema, slots) -> {
                    Each each = slots.the("eachcount");
                    return facts(schema, slots.the("wants"), Optional.of(each.noun()), List.of(each.group()));
                })
                .rule(
                        "question1",
                        "[{asking}] {wants} {ofeach} {group} {comma} [with] {wants:more} [{tail}]",
                        2,
                        (schema, slots) ->
                                facts(schema, both(slots), Optional.empty(), List.of(slots.<Group>the("group"))))
                .rule(
                        "question1",
                        "{howmany} {noun} [{doing}] [{verb}] {by} {group} and [{asking}] {wants} [of|for] [{each}] [{group:again}] [{tail}]",
                        3,
                        (schema, slots) -> facts(
                                schema,
                                Stream.concat(
                                                Stream.<Want>of(new Want.Number(slots.the("noun"))),
                                                slots.<List<Want>>the("wants").stream())
                                        .toList(),
                                Optional.empty(),
                                List.of(slots.<Group>the("group"))));
    }

    /** What comes last is said of what is counted. */
    private static @Nullable Each narrowed(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        return new Resolver(schema)
                .noun(noun.table(), slots.the("mods"))
                .map(more -> new Each(
                        new Noun(
                                noun.table(),
                                Stream.concat(noun.preds().stream(), more.preds().stream())
                                        .toList()),
                        slots.the("group")))
                .orElse(null);
    }

    /** How many rows belong to each group. */
    record Each(Noun noun, Group group) {}

    private static @Nullable Sketch facts(Schema schema, List<Want> wants, Optional<Noun> noun, List<Group> groups) {
        return new Facts(schema)
                .report(wants, noun, groups, Optional.empty(), List.of())
                .orElse(null);
    }

    private static List<Want> both(Captures slots) {
        return Stream.concat(slots.<List<Want>>the("wants").stream(), slots.<List<Want>>the("more").stream())
                .toList();
    }
}
