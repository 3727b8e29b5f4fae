package io.sluice.author.question;

import io.sluice.author.Values;
import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Noun phrases: a table, what is said before it, what is said after it. */
final class NounRules {

    private NounRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.rule("noun", "[{det}] {table}", NounRules::noun)
                .rule("noun", "[{det}] {table} {mods}", NounRules::noun)
                .rule("noun", "[{det}] {adjectives} {table}", NounRules::noun)
                .rule("noun", "[{det}] {adjectives} {table} {mods}", NounRules::noun)
                .rule("noun", "[{det}] {table} {known}", 1, (schema, slots) -> named(schema, slots, List.of()))
                .rule("noun", "[{det}] {table} {person}", 1, (schema, slots) -> new Resolver(schema)
                        .noun(slots.the("table"), List.of(slots.<Mod>the("person")))
                        .orElse(null))
                .rule(
                        "noun",
                        "[{det}] {table} {known} {mods}",
                        1,
                        (schema, slots) -> named(schema, slots, slots.the("mods")))
                .rule("noun", "[{det}] {person}", 3, NounRules::personNoun)
                .rule("noun", "[{det}] {known}", 3, NounRules::valueNoun)
                .rule("noun", "[{det}] {known} {mods}", 3, NounRules::valueNoun)
                .rule("noun", "[{det}] {extreme} {known}", 3, NounRules::valueNoun)
                .rule("adjectives", "{adjective}", (schema, slots) -> List.of(slots.<Mod>the("adjective")))
                .rule(
                        "adjectives",
                        "{adjective} {adjectives}",
                        (schema, slots) -> plus(slots.the("adjective"), slots.the("adjectives")))
                .rule("adjective", "{known}", 1, (schema, slots) -> new Mod.Is(slots.the("known")))
                .rule("adjective", "{extreme}", (schema, slots) -> new Mod.TopMeasure(slots.the("extreme"), 1))
                .rule(
                        "adjective",
                        "{number} {extreme}",
                        (schema, slots) ->
                                new Mod.TopMeasure(slots.the("extreme"), Long.parseLong(slots.the("number"))))
                .rule("adjective", "most {degree}", 1, (schema, slots) -> new Mod.TopMeasure(slots.the("degree"), 1))
                .rule(
                        "adjective",
                        "{number} most {degree}",
                        1,
                        (schema, slots) -> new Mod.TopMeasure(slots.the("degree"), Long.parseLong(slots.the("number"))))
                .rule("adjective", "least {degree}", 1, (schema, slots) -> new Mod.TopMeasure(least(slots), 1))
                .rule(
                        "adjective",
                        "{number} least {degree}",
                        1,
                        (schema, slots) -> new Mod.TopMeasure(least(slots), Long.parseLong(slots.the("number"))))
                .rule(
                        "adjective",
                        "most {recently}",
                        (schema, slots) ->
                                new Mod.TopMeasure(Scales.of("recent").orElseThrow(), 1))
                .words("recently", "recent|recently added")
                .rule("mods", "{mod}", (schema, slots) -> List.of(slots.<Mod>the("mod")))
                .rule(
                        "mods",
                        "{mod} [,|and|but|, and|, but] {mods}",
                        (schema, slots) -> isPlain(slots.the("mod")) ? plus(slots.the("mod"), slots.the("mods")) : null)
                .rule(
                        "mods",
                        "{mod} (and|but|, and|, but) {mods}",
                        (schema, slots) -> isPlain(slots.the("mod")) ? null : plus(slots.the("mod"), slots.the("mods")))
                .rule(
                        "mods",
                        "{mod} [,] {mods}",
                        2,
                        (schema, slots) -> isPlain(slots.the("mod")) ? null : plus(slots.the("mod"), slots.the("mods")))
                .rule(
                        "mods",
                        "{mod} or {mod:other}",
                        1,
                        (schema, slots) ->
                                List.of(new Mod.Any(List.of(slots.<Mod>the("mod"), slots.<Mod>the("other")))));
    }

    /** What follows a relation is sooner said of the related noun: the nearer reading is the cheaper one. */
    private static boolean isPlain(Mod mod) {
        return switch (mod) {
            case Mod.Related related -> false;
            case Mod.Counted counted -> false;
            case Mod.TopCount top -> false;
            case Mod.Not(var inner) -> isPlain(inner);
            case Mod.Any(var parts) -> parts.stream().allMatch(NounRules::isPlain);
            case Mod.All(var parts) -> parts.stream().allMatch(NounRules::isPlain);
            default -> true;
        };
    }

    private static @Nullable Noun noun(Schema schema, Captures slots) {
        TableMetadata table = slots.the("table");
        return new Resolver(schema).noun(table, mods(slots)).orElse(null);
    }

    /** "Dogs" are the pets whose type is dog. */
    private static @Nullable Noun valueNoun(Schema schema, Captures slots) {
        Values.Value value = slots.the("known");
        var table = schema.table(value.table());
        var mods = new ArrayList<Mod>();
        mods.add(new Mod.Is(value));
        slots.<Scales.Scale>maybe("extreme").ifPresent(scale -> mods.add(new Mod.TopMeasure(scale, 1)));
        mods.addAll(slots.<List<Mod>>maybe("mods").orElse(List.of()));
        return table.flatMap(known -> new Resolver(schema).noun(known, mods)).orElse(null);
    }

    /** The film Red Dust: a value that the table's own rows hold. */
    private static @Nullable Noun named(Schema schema, Captures slots, List<Mod> mods) {
        Values.Value value = slots.the("known");
        TableMetadata table = slots.the("table");
        return value.table().equals(table.name())
                ? new Resolver(schema)
                        .noun(table, plus(new Mod.Is(value), mods))
                        .orElse(null)
                : null;
    }

    private static @Nullable Noun personNoun(Schema schema, Captures slots) {
        return slots.the("person") instanceof Mod.All(var parts) && parts.getFirst() instanceof Mod.Is(var value)
                ? schema.table(value.table())
                        .flatMap(table -> new Resolver(schema).noun(table, parts))
                        .orElse(null)
                : null;
    }

    private static Scales.Scale least(Captures slots) {
        Scales.Scale scale = slots.the("degree");
        return new Scales.Scale(scale.measures(), !scale.up());
    }

    static List<Mod> mods(Captures slots) {
        return Stream.concat(
                        slots.<List<Mod>>maybe("adjectives").orElse(List.of()).stream(),
                        slots.<List<Mod>>maybe("mods").orElse(List.of()).stream())
                .toList();
    }

    private static List<Mod> plus(Mod first, List<Mod> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }
}
