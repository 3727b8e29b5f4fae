package io.sluice.author.question;

import io.sluice.author.planner.grammar.Grammar;
import java.util.List;

/** Conditions that a value makes: what a column holds, contains, begins with. */
final class ValueRules {

    private ValueRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.words(
                        "at",
                        "from|in|of|at|on|by|named|called|that are|who are|are|is|that is|who is|located in|based in|for|who live in|living in|live in|that are in|who come from|that come from|coming from|that are from|who are from|are from|with|, |who were|as|was|were|which are|which is")
                .rule("mod", "{at} [{the}] {is}", 1, (schema, slots) -> slots.the("is"))
                .rule(
                        "mod",
                        "[{that}] ({be} not|not) [{at}] [{the}] {is}",
                        1,
                        (schema, slots) -> new Mod.Not(slots.the("is")))
                .rule(
                        "mod",
                        "{at} [{the}] {known} [and|,|or] (not|but not) [{at}] [{the}] {known:other}",
                        2,
                        (schema, slots) -> new Mod.All(
                                List.of(new Mod.Is(slots.the("known")), new Mod.Not(new Mod.Is(slots.the("other"))))))
                .rule(
                        "mod",
                        "{at} [{the}] {known} or {at} {known:other}",
                        1,
                        (schema, slots) ->
                                new Mod.Any(List.of(new Mod.Is(slots.the("known")), new Mod.Is(slots.the("other")))))
                .rule(
                        "mod",
                        "[{lead}] [{the}] {known} {attribute}",
                        1,
                        (schema, slots) -> new Mod.IsIn(slots.the("attribute"), slots.the("known")))
                .rule(
                        "mod",
                        "whose {table} {be} [{the}] {is}",
                        (schema, slots) -> new Mod.RelatedTo(slots.the("table"), List.of(slots.<Mod>the("is"))))
                .rule(
                        "mod",
                        "whose {table} [{be}] {mods}",
                        1,
                        (schema, slots) -> new Mod.RelatedTo(slots.the("table"), slots.the("mods")))
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}|of|equal to|=] [{the}] {known}",
                        (schema, slots) -> new Mod.IsIn(slots.the("attribute"), slots.the("known")))
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] [{the}] {known} or {known:other}",
                        (schema, slots) -> new Mod.Any(List.of(
                                new Mod.IsIn(slots.the("attribute"), slots.the("known")),
                                new Mod.IsIn(slots.the("attribute"), slots.the("other")))))
                .rule(
                        "mod",
                        "{at} [{the}] {known} {attribute}",
                        1,
                        (schema, slots) -> new Mod.IsIn(slots.the("attribute"), slots.the("known")))
                .rule(
                        "mod",
                        "{at} [{the}] {attribute} {known}",
                        (schema, slots) -> new Mod.IsIn(slots.the("attribute"), slots.the("known")))
                .rule(
                        "mod",
                        "[{lead}] {attribute} ({be} not|not) [{the}] {known}",
                        (schema, slots) -> new Mod.Not(new Mod.IsIn(slots.the("attribute"), slots.the("known"))))
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}|{dont}] (contains|contain|containing|including|include|includes|having|has|have|with|with the word|like) [the] [(word|string|substring|letter|letters|phrase|text|pattern)] {quoted}",
                        (schema, slots) -> slots.has("dont")
                                ? null
                                : new Mod.Contains(slots.the("attribute"), "%" + slots.the("quoted") + "%"))
                .rule(
                        "mod",
                        "[{lead}] [the] [(word|substring|string|letter|letters|phrase|text)] {quoted} [as part of|as a part of|as substring of|in] [its|the|their|his|her] {attribute}",
                        (schema, slots) -> new Mod.Contains(slots.the("attribute"), "%" + slots.the("quoted") + "%"))
                .rule(
                        "mod",
                        "[{lead}|{that}] {attribute} (starts|start|starting|begins|begin|beginning) with [the] [letter|letters|prefix|string] {letters}",
                        (schema, slots) -> new Mod.Contains(slots.the("attribute"), slots.the("letters") + "%"))
                .rule(
                        "mod",
                        "[{lead}|{that}] {attribute} (ends|end|ending) (with|in) [the] [letter|letters|suffix|string] {letters}",
                        (schema, slots) -> new Mod.Contains(slots.the("attribute"), "%" + slots.the("letters")));
    }
}
