package io.sluice.author.question;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import io.sluice.catalog.TableMetadata;
import java.util.List;

/** Verbs that a table is named after: "prescribed" of prescriptions, "enrolled" of enrolments, "hired" of hirings. */
final class DeedRules {

    private static final List<String> ENDINGS =
            List.of("", "ing", "ment", "ion", "ation", "ition", "ption", "al", "ance", "ence", "er", "age");

    private DeedRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.terminal("deed", (schema, tokens, at) -> deeds(schema, tokens.get(at), at))
                .words("oftentimes", "frequently|often|commonly|regularly")
                .rule(
                        "mod",
                        "[{that}|{auxiliary}] ([{have}|{be}|{auxiliary}] never|{dont}|{be} not|{have} not|have not|has not) [been|yet been|be] {deed} [yet|before|by anyone|at all|at any {table:where}]",
                        1,
                        (schema, slots) -> new Mod.Not(new Mod.Related(Noun.of(slots.the("deed")))))
                .rule(
                        "mod",
                        "[{that}|{auxiliary}] [{be}|{have}] [been] {deed} {operator} {number} times",
                        1,
                        (schema, slots) -> new Mod.Counted(
                                Noun.of(slots.the("deed")), slots.the("operator"), Long.parseLong(slots.the("number"))))
                .rule(
                        "mod",
                        "[{that}|{auxiliary}] [{be}|{have}] [been] {deed} {operator} once",
                        1,
                        (schema, slots) -> new Mod.Counted(Noun.of(slots.the("deed")), slots.the("operator"), 1))
                .rule(
                        "mod",
                        "[{that}|{auxiliary}] [{be}|{have}] [been] {deed} [the] (most|most often|most frequently|the most times|the most number of times)",
                        1,
                        (schema, slots) -> new Mod.TopCount(Noun.of(slots.the("deed")), true, 1))
                .rule(
                        "adjective",
                        "most {oftentimes} {deed}",
                        1,
                        (schema, slots) -> new Mod.TopCount(Noun.of(slots.the("deed")), true, 1));
    }

    private static List<Found<TableMetadata>> deeds(Schema schema, Token token, int at) {
        if (!token.word().endsWith("ed") && !IrregularVerbs.BASES.containsKey(token.word())) {
            return List.of();
        }
        var base = WordList.baseOf(token.word());
        var named = schema.tables().stream()
                .filter(table -> isNamedAfter(schema.names().of(table), base))
                .toList();
        return named.size() == 1 ? List.of(new Found<>(named.getFirst(), at + 1, 1)) : List.of();
    }

    private static boolean isNamedAfter(List<String> name, String base) {
        var stem = base.endsWith("e") ? base.substring(0, base.length() - 1) : base;
        return name.size() == 1
                && ENDINGS.stream()
                        .anyMatch(ending -> name.getFirst().equals(base + ending)
                                || name.getFirst().equals(stem + ending)
                                || !ending.isEmpty()
                                        && name.getFirst().equals(stem + stem.charAt(stem.length() - 1) + ending));
    }
}
