package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sentences that say first of which rows they speak, or last in which order: "For films of 2012, …", "Among …", "…, sort them by …". */
final class ForRules {

    private ForRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.words(
                        "speaking",
                        "for|of|among|for all|of all|among all|for all of|among the|considering|for those|regarding|across")
                .words("thereof", "[of] (them|these|those)|of the group|the ones|those|ones|they|it")
                .rule("question1", "{speaking} {noun} , [{asking}] {wants}", 2, (schema, slots) -> new Composer(schema)
                        .list(slots.the("wants"), slots.the("noun"), false, null))
                .rule(
                        "question1",
                        "{speaking} {noun} , (how many|[{asking}] [the] number of) {table} {be} there",
                        2,
                        (schema, slots) -> slots.<Noun>the("noun").table().equals(slots.the("table"))
                                ? new Composer(schema).counted(slots.the("noun"))
                                : null)
                .rule(
                        "question1",
                        "{speaking} {noun} , (which|what) {attribute} {mods}",
                        2,
                        (schema, slots) -> narrowed(schema, slots))
                .rule(
                        "question1",
                        "{speaking} {noun} , (which|what) [{thereof}|{table}] {mods}",
                        3,
                        (schema, slots) -> narrowedRows(schema, slots))
                .words(
                        "thenorder",
                        "[,] and (sort|order|list|rank|arrange|sort them|order them|list them|sort the results|sort the result) [it|them|results]")
                .rule(
                        "question1",
                        "[{asking}] {wants} {about} {noun} {thenorder} {order}",
                        1,
                        (schema, slots) -> new Composer(schema)
                                .list(slots.the("wants"), slots.the("noun"), false, slots.the("order")))
                .rule(
                        "question1",
                        "(sort|order|arrange|rank) [{article}] {noun} {sorting} [,] and {asking} {wants} [of|for] [each|every|each of the] [{table}]",
                        1,
                        (schema, slots) -> new Composer(schema)
                                .list(slots.the("wants"), slots.the("noun"), false, slots.the("sorting")));
    }

    private static @Nullable Sketch narrowed(Schema schema, Captures slots) {
        return narrowed(schema, slots.the("noun"), slots.the("mods"))
                .map(noun -> new Composer(schema)
                        .list(List.of(new Want.Value(slots.the("attribute"), null)), noun, false, null))
                .orElse(null);
    }

    private static @Nullable Sketch narrowedRows(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        var table = slots.<TableMetadata>maybe("table").orElse(noun.table());
        return !table.equals(noun.table())
                ? null
                : narrowed(schema, noun, slots.the("mods"))
                        .flatMap(rows -> schema.label(table).map(label -> new Composer(schema).shown(label, rows)))
                        .orElse(null);
    }

    private static Optional<Noun> narrowed(Schema schema, Noun noun, List<Mod> mods) {
        return new Resolver(schema)
                .noun(noun.table(), mods)
                .filter(more -> noun.top().isEmpty() || more.top().isEmpty())
                .map(more -> new Noun(
                        noun.table(),
                        Stream.concat(noun.preds().stream(), more.preds().stream())
                                .toList()));
    }
}
