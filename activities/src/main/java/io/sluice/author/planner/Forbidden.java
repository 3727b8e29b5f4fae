package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Lexer;
import io.sluice.author.planner.grammar.Reading;
import io.sluice.request.Outcome.Refused;
import java.util.Optional;

/** Sentences that no answer could make acceptable: whole tables would be lost or changed, or it is not rows that they are about. */
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
        var grammar = new Grammar<String>();
        words(grammar);
        losses(grammar);
        changes(grammar);
        others(grammar);
        return grammar;
    }

    private static void words(Grammar<String> grammar) {
        grammar.words(
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
                .words("tail", "{any}|{any} {tail}")
                .words("end", ".|!|;|please|now|. {end}|! {end}|; {end}");
    }

    private static void losses(Grammar<String> grammar) {
        var everything = new Refused(
                "no-drop",
                "This would lose whole tables, so it is never done, whoever asks.",
                "Delete rows by a condition: delete the rows of … where …");
        var unconditional = new Refused(
                "delete-needs-condition",
                "This would delete every row, so it is never done without a condition.",
                "Say which rows: delete the rows of … where …");
        grammar.rule("forbidden", "[{opening}] {destroy} {everything} [{end}]", (sentence, slots) -> everything)
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

    private static void changes(Grammar<String> grammar) {
        var unconditional = new Refused(
                "update-needs-condition",
                "This would change every row, so it is never done without a condition.",
                "Say which rows: set … to … in … where …");
        grammar.words("set", "set|change|update")
                .words(
                        "every",
                        "all|all the|all [the] (rows|records) (of|in)|every (row|record) (of|in)|the rows of|each row of")
                .rule(
                        "forbidden",
                        "[{opening}] {set} [the] {name} (to|=) {any} (in|of|for|on) [{every}] [the] [table] {name} [table] [{end}]",
                        (sentence, slots) -> unconditional)
                .rule(
                        "forbidden",
                        "[{opening}] {set} [the] {name} (of|in|for) [{every}] [the] [table] {name} [table] to {any} [{end}]",
                        (sentence, slots) -> unconditional)
                .rule(
                        "forbidden",
                        "[{opening}] update [{every}] [the] [table] {name} [table] [,|:|and] set {name} (to|=) {any} [{end}]",
                        (sentence, slots) -> unconditional);
    }

    /** What is no matter of rows at all. */
    private static void others(Grammar<String> grammar) {
        var structure = new Refused(
                "structure",
                "This would change how a table is made, which is never done: rows are moved, changed and asked about.",
                "A load into a new table makes it with the columns of its source");
        var rights = new Refused(
                "rights",
                "This would change who may do what, which is never done.",
                "Ask the administrator of the database");
        var command = new Refused(
                "command",
                "Commands are not run as they are given.",
                "Say which rows of which file or table should go where");
        grammar.words("made", "column|columns|index|constraint|trigger|view|sequence|foreign key|primary key|schema")
                .rule(
                        "forbidden",
                        "[{opening}] (drop|remove|delete|alter|rename|add|create) [a|an|the] [new|unique] {made} {tail}",
                        (sentence, slots) -> speaksOfFile(sentence) ? null : structure)
                .rule("forbidden", "[{opening}] (alter|rename) [the] table {tail}", (sentence, slots) -> structure)
                .rule("forbidden", "[{opening}] (grant|revoke) {tail}", (sentence, slots) -> rights)
                .rule(
                        "forbidden",
                        "[{opening}] (create|alter) [a|the] [new] (user|role|login) {tail}",
                        (sentence, slots) -> rights)
                .rule(
                        "forbidden",
                        "[{opening}] give {name} (access|rights|permission|permissions) {tail}",
                        (sentence, slots) -> rights)
                .rule(
                        "forbidden",
                        "[{opening}] (change|reset|set) [the] password (of|for) {name} [{end}]",
                        (sentence, slots) -> rights)
                .rule(
                        "forbidden",
                        "[{opening}] (run|execute|call|start) [the|a] [shell|bash] (command|script|program) {tail}",
                        (sentence, slots) -> command)
                .rule(
                        "forbidden",
                        "[{opening}] (run|execute) (rm|sudo|curl|wget|bash|sh|kill|chmod|chown|dd|shutdown) {tail}",
                        (sentence, slots) -> command);
    }

    /** Its columns are left out or renamed on the way into a table. */
    private static boolean speaksOfFile(String sentence) {
        return Lexer.tokens(sentence).stream().anyMatch(FileMentions::isPath);
    }
}
