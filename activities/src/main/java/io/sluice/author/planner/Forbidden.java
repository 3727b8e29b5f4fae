package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Lexer;
import io.sluice.author.planner.grammar.Reading;
import io.sluice.request.Outcome.Refused;
import java.util.Optional;

/** Sentences that no answer could make acceptable: whole tables or databases would be lost. */
final class Forbidden {

    private static final Grammar<String> GRAMMAR = grammar();

    private Forbidden() {}

    static Optional<Refused> refusal(String sentence) {
        var tokens = Lexer.tokens(sentence);
        return tokens.size() > 40
                ? Optional.empty()
                : new Reading<>(GRAMMAR, sentence, tokens)
                        .<Refused>whole("forbidden").stream().findFirst().map(found -> found.value());
    }

    private static Grammar<String> grammar() {
        var everything = new Refused(
                "no-drop",
                "This would lose whole tables, so it is never done, whoever asks.",
                "Delete rows by a condition: delete the rows of … where …");
        var unconditional = new Refused(
                "delete-needs-condition",
                "This would delete every row, so it is never done without a condition.",
                "Say which rows: delete the rows of … where …");
        return new Grammar<String>()
                .words(
                        "opening",
                        "please|now|just|first|can you|could you|i want to|i want you to|we need to|go ahead and|{polite} [,]")
                .words("polite", "please|hello|hi")
                .words(
                        "destroy",
                        "drop|delete|remove|wipe|wipe out|truncate|destroy|erase|purge|clear|empty|kill|get rid of|throw away|nuke|deleting|dropping")
                .words(
                        "everything",
                        "everything|it all|all|all of it|all [the|my|our] (tables|data|databases|schemas)|all [the|my|our] data|every table|every database|all (data|rows|records) (in|of|from) (all|every|the) (tables|table|database|databases)|everything (in|from|of) [the|my|our] (database|warehouse|schema|databases|db)|the [whole|entire|complete] (database|warehouse|schema|db)|the [whole|entire] (database|schema) {name}|(database|schema) {name}")
                .words(
                        "tables",
                        "[the] (table|tables|view|index) [if exists] {name} [cascade]|[the] {name} table [cascade]")
                .words(
                        "rows",
                        "[all] [the|of the|of] [existing|current] (rows|records|data|entries|content|contents) (of|from|in|out of)|everything (in|from|of)|all (of|from|in)|all")
                .words("name", "{any}|{any} . {any}")
                .terminal(
                        "any",
                        (sentence, tokens, at) ->
                                java.util.List.of(new io.sluice.author.planner.grammar.Found<>("any", at + 1, 0)))
                .words("end", ".|!|;|please|now|. {end}|! {end}|; {end}")
                .rule("forbidden", "[{opening}] {destroy} {everything} [{end}]", (sentence, slots) -> everything)
                .rule(
                        "forbidden",
                        "[{opening}] {destroy} {everything} [,] (and|then|and then) {destroy} {everything} [{end}]",
                        (sentence, slots) -> everything)
                .rule(
                        "forbidden",
                        "[{opening}] (drop|destroy|get rid of|delete|remove) {tables} [{end}]",
                        (sentence, slots) -> everything)
                .rule(
                        "forbidden",
                        "[{opening}] (truncate|empty|wipe|clear|purge) [the] [table] {name} [table] [{end}]",
                        (sentence, slots) -> unconditional)
                .rule(
                        "forbidden",
                        "[{opening}] {destroy} {rows} [the] [table] {name} [table] [{end}]",
                        (sentence, slots) -> unconditional)
                .rule(
                        "forbidden",
                        "[{opening}] delete from [the] [table] {name} [table] [{end}]",
                        (sentence, slots) -> unconditional)
                .rule(
                        "forbidden",
                        "[{opening}] {destroy} all [the] {name} [{end}]",
                        (sentence, slots) -> unconditional);
    }
}
