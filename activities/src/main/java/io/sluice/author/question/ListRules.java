package io.sluice.author.question;

import io.sluice.author.Values;
import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Weighed;
import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions for columns of rows: names of all singers, everything about festivals, Ada's age. */
final class ListRules {

    /** What a row is shown by is not said, and it has no name. */
    private static final int UNCERTAIN = 23;

    private ListRules() {}

    static void addTo(Grammar<Schema> grammar) {
        more(grammar);
        grammar.rule("question1", "[{asking}] {wants} {about} {noun} [{order}]", (schema, slots) -> new Composer(schema)
                        .list(slots.the("wants"), slots.the("noun"), false, order(slots)))
                .rule(
                        "question1",
                        "[{asking}] {other} {wants} {about} {noun} [{order}]",
                        (schema, slots) ->
                                new Composer(schema).list(slots.the("wants"), slots.the("noun"), true, order(slots)))
                .rule(
                        "question1",
                        "[{asking}] [{article}] {table} {wants} {mods} [{order}]",
                        (schema, slots) -> owned(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] [{article}] {table} {wants} [{order}]",
                        1,
                        (schema, slots) -> owned(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] {wants} {about} {noun} (except for|except|other than|excluding) {noun:other}",
                        (schema, slots) -> except(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] {wants} {about} {noun} {comma} [the] number of {noun:other} {foreach} {group}",
                        (schema, slots) -> beside(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] {wants} {about} {noun} {comma} how many {noun:other} {foreach} {group} [{tail}]",
                        (schema, slots) -> beside(schema, slots))
                .rule(
                        "question1",
                        "(which|who|what|which of|in which|at which) [{be}] {noun} [{order}]",
                        2,
                        (schema, slots) -> which(schema, slots))
                .rule("question1", "when {be} {noun} [{verb}]", 2, (schema, slots) -> when(schema, slots.the("noun")))
                .rule(
                        "question1",
                        "[{asking}] [{article}] [{other}] [list of] {attribute} {mods}",
                        3,
                        (schema, slots) -> rowsOf(schema, slots))
                .rule("question1", "[{asking}] {other} {attribute} {about} {noun}", 1, (schema, slots) -> new Composer(
                                schema)
                        .list(List.of(new Want.Value(slots.the("attribute"), null)), slots.the("noun"), true, null));
    }

    private static void more(Grammar<Schema> grammar) {
        grammar.rule(
                        "question1",
                        "[{asking}] {wants} {about} {eachof} {noun} [{order}]",
                        (schema, slots) -> slots.<List<Want>>the("wants").stream()
                                        .allMatch(Want.Value.class::isInstance)
                                ? new Composer(schema).list(slots.the("wants"), slots.the("noun"), false, order(slots))
                                : null)
                .words(
                        "everything",
                        "all [the|of the] (information|details|data|records|columns|attributes|info|fields|rows)|everything|all the available (information|details)|every detail|[the] (information|details)")
                .rule(
                        "question1",
                        "[{asking}] {everything} [that we have|there is|stored|available] (about|of|on|for|regarding|from|in) {noun}",
                        (schema, slots) -> whole(slots.the("noun")))
                .rule("question1", "[{asking}] {known} {wants}", 5, (schema, slots) -> possessed(schema, slots))
                .rule(
                        "question1",
                        "how many {attribute} (do|does|did|are in|are there in|is there in|has|have) {noun} [{ownverb}|{have}|{verb}|in total]",
                        2,
                        (schema, slots) -> numbered(schema, slots))
                .rule(
                        "question1",
                        "(in|at|on|from|for) (which|what) {attribute} {be} {noun} [{verb}]",
                        2,
                        (schema, slots) -> new Composer(schema)
                                .list(
                                        List.of(new Want.Value(slots.the("attribute"), null)),
                                        slots.the("noun"),
                                        false,
                                        null))
                .rule(
                        "question1",
                        "[find|list|show|give|show me|give me|find out|return] {noun}",
                        7,
                        (schema, slots) -> named(schema, slots.the("noun")) ? labelled(schema, slots) : null)
                .rule("question1", "[{asking}] {wants}", 4, (schema, slots) -> figures(schema, slots.the("wants")))
                .rule(
                        "question1",
                        "(which|what) {attribute} {be} {verb} (by|in|at|for) {noun}",
                        3,
                        (schema, slots) -> new Composer(schema)
                                .list(
                                        List.of(new Want.Value(slots.the("attribute"), null)),
                                        slots.the("noun"),
                                        false,
                                        null))
                .rule(
                        "question1",
                        "(which|what) {attribute} (has|have|had|contains|hosts|hosted|held|do|does|did|is|are|was|were) {noun} [{ownverb}|{have}|{verb}|{relation}|in|from|live in|come from|belong to|work in]",
                        3,
                        (schema, slots) -> new Composer(schema)
                                .list(
                                        List.of(new Want.Value(slots.the("attribute"), null)),
                                        slots.the("noun"),
                                        false,
                                        null));
    }

    private static @Nullable Object which(Schema schema, Captures slots) {
        var sketch = labelled(schema, slots);
        return sketch == null || named(schema, slots.the("noun")) ? sketch : new Weighed(sketch, UNCERTAIN);
    }

    private static boolean named(Schema schema, Noun noun) {
        return !schema.label(noun.table()).equals(schema.key(noun.table()));
    }

    /** The one date of a row. */
    private static @Nullable Sketch when(Schema schema, Noun noun) {
        var dates = noun.table().columns().stream()
                .map(column -> new Col(noun.table(), column))
                .filter(Col::isDate)
                .toList();
        return dates.size() == 1 && !noun.preds().isEmpty() ? new Composer(schema).shown(dates.getFirst(), noun) : null;
    }

    /** Figures of the only column that the words can mean. */
    private static @Nullable Sketch figures(Schema schema, List<Want> wants) {
        return wants.getFirst() instanceof Want.Aggregated(var function, var attr, var owner)
                        && wants.stream().allMatch(Want.Aggregated.class::isInstance)
                ? Optional.ofNullable(owner)
                        .or(() -> attr.anywhere().map(Col::table))
                        .map(table -> new Composer(schema).list(wants, Noun.of(table), false, null))
                        .orElse(null)
                : null;
    }

    /** All columns of a noun's rows. */
    private static Sketch whole(Noun noun) {
        return new Sketch(
                noun,
                noun.table().columns().stream()
                        .<Sketch.Item>map(column -> new Sketch.Show(new Col(noun.table(), column)))
                        .toList(),
                false,
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** "Ada's age": what is shown is of the row that the value names. */
    private static @Nullable Sketch possessed(Schema schema, Captures slots) {
        Values.Value value = slots.the("known");
        List<Want> wants = slots.the("wants");
        return wants.stream().allMatch(Want.Value.class::isInstance)
                ? schema.table(value.table())
                        .flatMap(table -> new Resolver(schema).noun(table, List.of(new Mod.Is(value))))
                        .map(noun -> new Composer(schema).list(wants, noun, false, null))
                        .orElse(null)
                : null;
    }

    /** "How many credits does the course have": a column that counts, not rows that are counted. */
    private static @Nullable Sketch numbered(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        Attr attr = slots.the("attribute");
        return attr.of(noun.table())
                                .filter(Col::isNumber)
                                .filter(col -> !new Keys(schema).isUnsaid(col, attr))
                                .isPresent()
                        && !noun.preds().isEmpty()
                ? new Composer(schema).list(List.of(new Want.Value(attr, null)), noun, false, null)
                : null;
    }

    private static @Nullable Sketch except(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        Noun other = slots.the("other");
        return noun.table().equals(other.table())
                        && !other.plain().isEmpty()
                        && other.top().isEmpty()
                        && noun.top().isEmpty()
                ? new Composer(schema)
                        .list(slots.the("wants"), noun.with(new Pred.Not(new Pred.All(other.plain()))), false, null)
                : null;
    }

    /** Columns of a table's rows and beside them how many rows of another belong to each. */
    private static @Nullable Sketch beside(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        Group group = slots.the("group");
        List<Want> wants = slots.the("wants");
        var all = java.util.stream.Stream.concat(
                        wants.stream(), java.util.stream.Stream.<Want>of(new Want.Number(slots.the("other"))))
                .toList();
        return noun.preds().isEmpty() && noun.table().equals(group.table())
                ? new GroupedFigures(schema).grouped(all, group)
                : null;
    }

    private static @Nullable Object order(Captures slots) {
        return slots.maybe("order").orElse(null);
    }

    /** "The stadium names without any concert": the table comes before its columns. */
    private static @Nullable Sketch owned(Schema schema, Captures slots) {
        TableMetadata table = slots.the("table");
        List<Want> wants = slots.the("wants");
        var mods = slots.<List<Mod>>maybe("mods").orElse(List.of());
        return new Resolver(schema)
                .noun(table, mods)
                .map(noun -> new Composer(schema).list(wants, noun, false, order(slots)))
                .orElse(null);
    }

    /** "The customer ids that …": a column that only one table can mean stands for its rows. */
    private static @Nullable Sketch rowsOf(Schema schema, Captures slots) {
        Attr attr = slots.the("attribute");
        List<Mod> mods = slots.the("mods");
        var want = List.<Want>of(new Want.Value(attr, null));
        return Links.isGeneric(attr.phrase()) || mods.stream().anyMatch(ListRules::isPerRow) && !namesRows(schema, attr)
                ? null
                : attr.anywhere()
                        .flatMap(col -> new Resolver(schema).noun(col.table(), mods))
                        .map(noun -> new Composer(schema).list(want, noun, slots.has("other"), null))
                        .orElse(null);
    }

    /** Said of one row at a time: "the city with the most stations" is not the city of the station with the most. */
    private static boolean isPerRow(Mod mod) {
        return mod instanceof Mod.TopCount || mod instanceof Mod.Counted || mod instanceof Mod.TopAggregate;
    }

    private static boolean namesRows(Schema schema, Attr attr) {
        return attr.anywhere()
                .filter(col -> schema.key(col.table()).filter(col::equals).isPresent()
                        || schema.label(col.table()).filter(col::equals).isPresent())
                .isPresent();
    }

    private static @Nullable Sketch labelled(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        return noun.preds().isEmpty()
                ? null
                : schema.label(noun.table())
                        .map(label -> new Composer(schema).shown(label, noun))
                        .orElse(null);
    }
}
