package io.sluice.author.question;

import io.sluice.author.Values;
import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds of two sorts of rows at once, of one and not of the other, of neither. */
final class SetRules {

    private SetRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.words(
                        "share",
                        "where there are|in which there are|for which there are|with|having|that have|that has|which have|which has|have|has|of|shared by|that are shared by|where|that contain|of which there are|containing")
                .words(
                        "arefrom",
                        "are from|come from|live|are|is from|were from|exist|are held|live in|work|are located")
                .words("andalso", "and|and also|as well as|, and|and some")
                .rule(
                        "question1",
                        "[{asking}] [{article}] [{other}] {attribute} [{share}] [both] {noun} {andalso} {noun:also} [{arefrom}]",
                        2,
                        (schema, slots) -> both(slots.the("attribute"), slots.the("noun"), slots.the("also"), false))
                .rule(
                        "question1",
                        "[{asking}] [{article}] [{other}] {attribute} [{share}] {noun} but (no|not|not any|without|without any) {noun:also} [{arefrom}]",
                        2,
                        (schema, slots) -> both(slots.the("attribute"), slots.the("noun"), slots.the("also"), true))
                .rule(
                        "question1",
                        "[{asking}] [{article}] [{other}] {attribute} {about} {noun} [{auxiliary}] [{verb}] [{in}] both {year} and [{in}] {year:last}",
                        2,
                        (schema, slots) -> years(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] [{article}] [{other}] {attribute} (with no|without|without any|that do not have|that do not have any|that have no|with no single|not shared by any|not having|where there are no|where there is no) {noun}",
                        3,
                        (schema, slots) -> without(slots.the("attribute"), slots.the("noun")));
        entities(grammar);
    }

    /** Directors who made both a drama and a comedy: the related rows are two. */
    private static void entities(Grammar<Schema> grammar) {
        grammar.words(
                        "doing2",
                        "[{that}|{auxiliary}] ({verb}|{have}|{relation}|{ownverb}|{have} {verb}|are {verb}|were {verb}) [in|at|by|for|to|with] ")
                .rule("one", "[{the}] {known} [{table}]", (schema, slots) -> related(slots))
                .rule("one", "[{the}] {table} {known}", (schema, slots) -> related(slots))
                .rule(
                        "mod",
                        "[{that}|{auxiliary}] ({verb}|{have}|{ownverb}|{have} {verb}|are {verb}|were {verb}) [in|at|by|for|to|with] both {one} and {one:also}",
                        1,
                        (schema, slots) -> new Mod.All(List.of(slots.<Mod>the("one"), slots.<Mod>the("also"))))
                .rule(
                        "mod",
                        "[{that}|{auxiliary}] ({verb}|{have}|{ownverb}|{have} {verb}) [any|a|an|the|some] {table} [in|at|by|for|to|with|from|of|about] both [{the}] {known} and [{the}] {known:also}",
                        2,
                        (schema, slots) -> new Mod.All(List.of(withValue(slots, "known"), withValue(slots, "also"))))
                .rule(
                        "mod",
                        "[{that}|{auxiliary}] ({verb}|{have}|{ownverb}|{have} {verb}) [any|a|an|the|some] {table} [in|at|by|for|to|with|from|of|about] [{the}] {known} but not [in|at|by|for|to|with|from|of|about] [{the}] {known:also}",
                        2,
                        (schema, slots) ->
                                new Mod.All(List.of(withValue(slots, "known"), new Mod.Not(withValue(slots, "also")))))
                .rule(
                        "mod",
                        "{doing2} {one} but not {one:also}",
                        1,
                        (schema, slots) ->
                                new Mod.All(List.of(slots.<Mod>the("one"), new Mod.Not(slots.<Mod>the("also")))))
                .rule(
                        "mod",
                        "{doing2} {one} but (did not|do not|does not|never|have not|not) [{verb}|{have}|{ownverb}] [in|at|by|for|to|with] [any] {one:also}",
                        2,
                        (schema, slots) ->
                                new Mod.All(List.of(slots.<Mod>the("one"), new Mod.Not(slots.<Mod>the("also")))))
                .rule(
                        "mod",
                        "{doing2} neither {one} nor {one:also}",
                        1,
                        (schema, slots) ->
                                new Mod.Not(new Mod.Any(List.of(slots.<Mod>the("one"), slots.<Mod>the("also")))))
                .rule(
                        "mod",
                        "{doing2} neither [{the}] {noun} nor [{the}] {noun:also}",
                        1,
                        (schema, slots) -> new Mod.Not(new Mod.Any(
                                List.of(new Mod.Related(slots.the("noun")), new Mod.Related(slots.the("also"))))))
                .rule(
                        "mod",
                        "[{that}] ({dont}) ({verb}|{have}|{ownverb}|belong to) [in|at|by|for|to|with] [any] {one}",
                        2,
                        (schema, slots) -> new Mod.Not(slots.the("one")));
    }

    private static Mod withValue(Captures slots, String label) {
        Values.Value value = slots.the(label);
        return new Mod.RelatedTo(slots.the("table"), List.of(new Mod.Is(value)));
    }

    private static Mod related(Captures slots) {
        Values.Value value = slots.the("known");
        return slots.<io.sluice.catalog.TableMetadata>maybe("table")
                .<Mod>map(table -> new Mod.RelatedTo(table, List.of(new Mod.Is(value))))
                .orElseGet(() -> new Mod.Is(value));
    }

    /** Values of a column that are there in rows of both sorts, or of the one and not the other. */
    private static @Nullable Sketch both(Attr attr, Noun noun, Noun also, boolean not) {
        var col = attr.of(noun.table());
        if (col.isEmpty()
                || !noun.table().equals(also.table())
                || noun.plain().isEmpty()
                || also.plain().isEmpty()
                || noun.top().isPresent()
                || also.top().isPresent()) {
            return null;
        }
        var among = new Pred.Among(col.get(), also, col.get());
        return new Sketch(
                noun.with(not ? new Pred.Not(among) : among),
                List.of(new Sketch.Show(col.get())),
                true,
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static @Nullable Sketch years(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        Attr attr = slots.the("attribute");
        var resolver = new Resolver(schema);
        var first = resolver.pred(noun.table(), new Mod.Years(List.of(slots.<String>the("year")), "=", ""));
        var last = resolver.pred(noun.table(), new Mod.Years(List.of(slots.<String>the("last")), "=", ""));
        var names = schema.label(noun.table())
                .filter(label -> attr.of(noun.table()).filter(label::equals).isPresent());
        return first.isEmpty() || last.isEmpty() || names.isPresent()
                ? null
                : both(attr, noun.with(first.get()), noun.with(last.get()), false);
    }

    /** Values of a column that no such row has: said of rows of the same table, the values must come from them. */
    private static @Nullable Sketch without(Attr attr, Noun noun) {
        var col = attr.of(noun.table());
        return col.isEmpty() || noun.plain().isEmpty() || noun.top().isPresent()
                ? null
                : new Sketch(
                        Noun.of(noun.table()).with(new Pred.Not(new Pred.Among(col.get(), noun, col.get()))),
                        List.of(new Sketch.Show(col.get())),
                        true,
                        List.of(),
                        List.of(),
                        Optional.empty());
    }
}
