package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes of questions. */
final class AskRules {

    private AskRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.rule("ask", "{question} [{ending}]", (schema, slots) -> slots.the("question"))
                .words(
                        "about",
                        "of|for|from|in|about|by|among|across|on|that belong to|for all the|of all the|at|belonging to|over")
                .words("each", "each|every|each of the|each and every|per each")
                .words(
                        "foreach",
                        "each|with each|having each|for different|for all the different|for all different|for the different|for each different number of|for different number of|for each |for every|in each|of each|from each|by each|at each|per|by|for all|in every|on each|within each|for each of the|across each|for each different|for each distinct")
                .words(
                        "tail",
                        "{existing}|play there|are held there|are there|happen there|have|play|have in total|does it have|do they have|does each have|take place there|are held");
        grammar.rule(
                        "question",
                        "{question1} (?|.) (list|give|give me|show|show me|return|find|only list|find me) {wants}",
                        (schema, slots) -> new Composer(schema).reshown(slots.the("question1"), slots.the("wants")))
                .rule(
                        "question",
                        "(which|who|what|which of|find|list|show) [{be}] {noun} (?|.|,|;) [and] (list|give|give me|show|show me|return|find|only list|find me|what is|what are) {wants}",
                        2,
                        (schema, slots) ->
                                new Composer(schema).list(slots.the("wants"), slots.the("noun"), false, null))
                .rule("question", "{question1}", (schema, slots) -> slots.the("question1"));
        ListRules.addTo(grammar);
        SetRules.addTo(grammar);
        PairRules.addTo(grammar);
        ForRules.addTo(grammar);
        TimeGroups.addTo(grammar);
        AgentRules.addTo(grammar);
        EachTopRules.addTo(grammar);
        counts(grammar);
        groups(grammar);
        ReportRules.addTo(grammar);
    }

    /** How old, how heavy: the measure that the word of degree goes by. */
    private static void degrees(Grammar<Schema> grammar) {
        grammar.terminal("degree", (schema, tokens, at) -> Scales.of(
                                tokens.get(at).word())
                        .map(scale -> new io.sluice.author.planner.grammar.Found<>(scale, at + 1, 0))
                        .stream()
                        .toList())
                .rule("question1", "how {degree} {be} {noun}", (schema, slots) -> measured(schema, slots))
                .rule(
                        "question1",
                        "how much (do|does|did) {noun} {measuring}",
                        (schema, slots) -> measured(schema, slots))
                .rule("measuring", "weigh", (schema, slots) -> Scales.of("heavy")
                        .orElseThrow())
                .rule("measuring", "cost", (schema, slots) -> Scales.of("expensive")
                        .orElseThrow());
    }

    /** "In 2020, how many …": said of the rows that are counted. */
    private static @Nullable Sketch fronted(Schema schema, Captures slots) {
        Mod mod = slots.the("mod");
        Noun noun = slots.the("noun");
        return mod instanceof Mod.When || mod instanceof Mod.Years
                ? new Resolver(schema)
                        .pred(noun.table(), mod)
                        .map(pred -> new Composer(schema).counted(noun.with(pred)))
                        .orElse(null)
                : null;
    }

    private static @Nullable Sketch measured(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        Scales.Scale scale = slots.<Scales.Scale>maybe("degree")
                .or(() -> slots.maybe("measuring"))
                .orElseThrow();
        return Scales.column(noun.table(), scale)
                .map(col -> new Composer(schema).shown(col, noun))
                .orElse(null);
    }

    /** "Which writer wrote the most books?", "how many books did Ada Quill write?": a verb holds two nouns together. */
    private static void verbs(Grammar<Schema> grammar) {
        grammar.rule(
                        "question1",
                        "(which|what) {table} {verbs} [in|at|by|for] [the] {mostly} {noun}",
                        3,
                        (schema, slots) ->
                                verbal(schema, slots, new Mod.TopCount(slots.the("noun"), slots.the("mostly"), 1)))
                .rule(
                        "question1",
                        "(which|what) {table} {verbs} [in|at|by|for] {operator} {number} {noun}",
                        3,
                        (schema, slots) -> slots.<String>the("number").matches("\\d{1,6}")
                                ? verbal(
                                        schema,
                                        slots,
                                        new Mod.Counted(
                                                slots.the("noun"),
                                                slots.the("operator"),
                                                Long.parseLong(slots.the("number"))))
                                : null)
                .rule(
                        "question1",
                        "{howmany} {noun} (do|does|did) [the] [{table}] {known} ({ownverb}|{verbs})",
                        2,
                        (schema, slots) -> {
                            Noun noun = slots.the("noun");
                            return new Resolver(schema)
                                    .pred(noun.table(), new Mod.Is(slots.the("known")))
                                    .map(pred -> new Composer(schema).counted(noun.with(pred)))
                                    .orElse(null);
                        })
                .rule(
                        "question1",
                        "(sort|order|arrange|rank) [{article}] {table} {wants} {sorting}",
                        (schema, slots) -> new Composer(schema)
                                .list(slots.the("wants"), Noun.of(slots.the("table")), false, slots.the("sorting")))
                .rule(
                        "question1",
                        "(sort|order|arrange|rank) {wants} {about} {noun} {sorting}",
                        (schema, slots) -> new Composer(schema)
                                .list(slots.the("wants"), slots.the("noun"), false, slots.the("sorting")))
                .rule(
                        "sorting",
                        "(by|according to|based on|in order of) [the|their] {attribute} [[,] {direction}]",
                        (schema, slots) -> new WantRules.Wish(
                                slots.the("attribute"),
                                slots.<Boolean>maybe("direction").orElse(false)))
                .rule("sorting", "{order}", (schema, slots) -> slots.the("order"));
    }

    private static @Nullable Sketch verbal(Schema schema, Captures slots, Mod mod) {
        TableMetadata table = slots.the("table");
        return schema.label(table).equals(schema.key(table))
                ? null
                : new Resolver(schema)
                        .noun(table, List.of(mod))
                        .flatMap(noun -> schema.label(table).map(label -> new Composer(schema).shown(label, noun)))
                        .orElse(null);
    }

    /** Shares and ratios of counts. */
    private static void ratios(Grammar<Schema> grammar) {
        grammar.words("percent", "percentage|percent|share|proportion")
                .rule(
                        "question1",
                        "[{asking}] [the] ratio of [the number of] {noun} to [the number of] {noun:other} [{existing}]",
                        (schema, slots) -> ratio(slots.the("noun"), slots.the("other"), 1))
                .rule("question1", "([{asking}] [the]|what) {percent} of {noun}", (schema, slots) -> share(slots))
                .rule("question1", "([{asking}] [the]|what) {percent} of {table} {mods}", 1, (schema, slots) -> {
                    var noun = new Resolver(schema).noun(slots.the("table"), slots.the("mods"));
                    return noun.map(AskRules::share).orElse(null);
                });
    }

    private static @Nullable Sketch share(Captures slots) {
        return share(slots.<Noun>the("noun"));
    }

    private static @Nullable Sketch share(Noun part) {
        return part.preds().isEmpty() ? null : ratio(part, Noun.of(part.table()), 100);
    }

    private static @Nullable Sketch ratio(Noun part, Noun whole, int factor) {
        return part.top().isPresent() || whole.top().isPresent()
                ? null
                : new Sketch(
                        part,
                        List.of(new Sketch.Ratio(part, whole, factor)),
                        false,
                        List.of(),
                        List.of(),
                        java.util.Optional.empty());
    }

    private static void counts(Grammar<Schema> grammar) {
        degrees(grammar);
        ratios(grammar);
        verbs(grammar);
        grammar.rule("question1", "{mod} [,] {howmany} {noun} [{done}]", 2, (schema, slots) -> fronted(schema, slots));
        grammar.words(
                        "howmany",
                        "how many|[{asking}] [the] [total] number of|[{asking}] [the] [total] count of|count the number of|count|count the|[{asking}] the numbers of|what are the number of")
                .rule("question1", "{howmany} {noun} [{tail}]", (schema, slots) -> new Composer(schema)
                        .counted(slots.the("noun")))
                .rule(
                        "question1",
                        "{howmany} {noun} (do|does|did|can) {noun:other} ({ownverb}|{have}|{verb}|{verbs}|belong to|belong|take part in|participate in) [in|at|to|for|from|with]",
                        3,
                        (schema, slots) -> countedOf(schema, slots))
                .rule(
                        "question1",
                        "{howmany} {other} {table} {attribute} [{existing}] [{about} {noun}]",
                        1,
                        (schema, slots) -> slots.<Attr>the("attribute")
                                .of(slots.the("table"))
                                .map(col -> new Sketch(
                                        slots.<Noun>maybe("noun").orElse(Noun.of(slots.the("table"))),
                                        List.of(new Sketch.Aggregate("COUNT", col, true)),
                                        false,
                                        List.of(),
                                        List.of(),
                                        Optional.empty()))
                                .filter(sketch -> sketch.noun().table().equals(slots.the("table")))
                                .orElse(null))
                .rule(
                        "question1",
                        "{howmany} {other} {attribute} (are|is|do|does|have|has|{verb}|{verbs}) [{about}|of|by|in] {noun} [{have}|{verb}|from|in]",
                        3,
                        (schema, slots) ->
                                new Composer(schema).countedDistinct(slots.the("attribute"), slots.maybe("noun")))
                .rule("question1", "{howmany} {table} [{existing}] {mods}", 1, (schema, slots) -> new Resolver(schema)
                        .noun(slots.the("table"), slots.the("mods"))
                        .map(noun -> new Composer(schema).counted(noun))
                        .orElse(null))
                .rule(
                        "question1",
                        "{howmany} {other} {attribute} [{existing}] [{about} {noun}] [{tail}]",
                        (schema, slots) -> new Composer(schema)
                                .countedDistinct(slots.the("attribute"), slots.<Noun>maybe("noun")));
    }

    private static @Nullable Sketch countedOf(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        Noun other = slots.the("other");
        return noun.table().equals(other.table()) || other.preds().isEmpty()
                ? null
                : new Resolver(schema)
                        .pred(noun.table(), new Mod.Related(other))
                        .map(pred -> new Composer(schema).counted(noun.with(pred)))
                        .orElse(null);
    }

    private static void groups(Grammar<Schema> grammar) {
        grammar.rule("group", "{attribute}", 1, (schema, slots) -> new Group(slots.the("attribute"), null))
                .rule("group", "{table}", (schema, slots) -> new Group(null, slots.the("table")))
                .rule(
                        "group",
                        "{table} {attribute}",
                        (schema, slots) -> new Group(slots.the("attribute"), slots.the("table")))
                .rule(
                        "group",
                        "{attribute} of [the] {table}",
                        (schema, slots) -> new Group(slots.the("attribute"), slots.the("table")))
                .rule(
                        "question1",
                        "{howmany} {noun} ({be}|do|does) {relation} {each} {group}",
                        (schema, slots) -> new Composer(schema)
                                .grouped(List.of(new Want.Number(slots.the("noun"))), slots.the("group"), false))
                .rule("question1", "{howmany} {noun} {relation} {each} {group}", (schema, slots) -> new Composer(schema)
                        .grouped(List.of(new Want.Number(slots.the("noun"))), slots.the("group"), false))
                .rule(
                        "question1",
                        "{howmany} {noun} (do|does) {each} {group} [{ownverb}|{have}]",
                        (schema, slots) -> new Composer(schema)
                                .grouped(List.of(new Want.Number(slots.the("noun"))), slots.the("group"), false))
                .rule(
                        "question1",
                        "{howmany} {noun} [{be}|do|does] {foreach} {group} [{tail}]",
                        (schema, slots) -> new Composer(schema)
                                .grouped(List.of(new Want.Number(slots.the("noun"))), slots.the("group"), false))
                .rule("question1", "{foreach} {group} [,] [{asking}] {wants} [{tail}]", (schema, slots) -> new Composer(
                                schema)
                        .grouped(slots.the("wants"), slots.the("group"), false))
                .rule("question1", "[{asking}] {wants} {foreach} {group}", (schema, slots) -> new Composer(schema)
                        .grouped(slots.the("wants"), slots.the("group"), true))
                .rule(
                        "question1",
                        "[{asking}] {wants} for [both] {known} and {known:last} {table}",
                        2,
                        (schema, slots) -> forValues(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] {wants} (of|for|in) {noun} {foreach} {group}",
                        (schema, slots) -> new Composer(schema)
                                .groupedOf(slots.the("wants"), slots.the("noun"), slots.the("group")));
    }

    /** The average age for male and female students: figures by the column that holds both, of these values only. */
    private static @Nullable Sketch forValues(Schema schema, Captures slots) {
        io.sluice.author.Values.Value one = slots.the("known");
        io.sluice.author.Values.Value other = slots.the("last");
        TableMetadata table = slots.the("table");
        var same = one.table().equals(other.table())
                && one.column().equals(other.column())
                && table.name().equals(one.table())
                && !one.equals(other);
        return same
                ? schema.names()
                        .column(table, one.column())
                        .flatMap(col -> new Facts(schema)
                                .report(
                                        slots.the("wants"),
                                        Optional.of(Noun.of(table)
                                                .with(new Pred.OneOf(col, List.of(one.text(), other.text())))),
                                        List.of(new Group(Attr.of(col.name(), List.of(new Attr.Choice(col, 0))), null)),
                                        Optional.empty(),
                                        List.of()))
                        .orElse(null)
                : null;
    }

    /** By what a question wants its figures: a column, or the rows of a table. */
    record Group(
            @Nullable Attr attr,
            @Nullable TableMetadata table,
            @Nullable String unit) {
        Group(@Nullable Attr attr, @Nullable TableMetadata table) {
            this(attr, table, null);
        }

        /** By stretches of time. */
        static Group of(String unit) {
            return new Group(null, null, unit);
        }
    }

    static Optional<Col> columnOf(Group group, TableMetadata near) {
        if (group.attr() == null) {
            return Optional.empty();
        }
        return group.table() == null
                ? group.attr()
                        .of(near)
                        .or(() -> Links.isTime(group.attr().phrase())
                                ? Optional.empty()
                                : group.attr().anywhere())
                : group.attr().of(group.table());
    }
}
