package io.sluice.author.planner;

import static io.sluice.author.planner.Lexicon.verbs;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of the rows that a table holds already. */
final class ModeRules {

    private ModeRules() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.words("present", "existing|old|current|previous|present|already existing|known|matching")
                .words(
                        "exists",
                        "already (exist|exists)|exist|exists|exist already|exists already|are already there|is already there|are there already|is already in the table|are already in the table|is there already|are already present|is already present|is already known|are already loaded|match|matches|are known|is known")
                .words(
                        "matching",
                        "by|on|based on|matching on|matching by|using|matched by|matched on|with the same|according to|keyed by|keyed on|via|identified by|by the same|by matching|with matching|with the key|by key|on key|on the key|by the key|on conflict of|on conflict on")
                .words(
                        "always",
                        "completely|entirely|every run|every time|on every run|on each run|each time|each run|fully|at every run|with it|with them|with the new rows|with the new data|with the file")
                .rule("key", "{matching} {columns} [as [the|a] key]", (scope, slots) -> slots.<ColumnList>the("columns")
                        .names());
        appending(grammar);
        replacing(grammar);
        updating(grammar);
        insertingNew(grammar);
    }

    private static void appending(Grammar<Scope> grammar) {
        grammar.rule(
                        "clause",
                        "(append|appending) [{pronoun}] [to (what is there|the existing rows|the table|the existing data)]",
                        (scope, slots) -> mode(WriteMode.APPEND, slots))
                .rule(
                        "clause",
                        "{reading} [{pronoun}] to the {present} (rows|data|records|ones)",
                        (scope, slots) -> mode(WriteMode.APPEND, slots))
                .rule(
                        "clause",
                        "(keep|keeping|without touching|without changing|without deleting|do not touch|do not delete|leaving) [the] {present} (rows|data|content|records) [untouched|as they are|alone|in place]",
                        (scope, slots) -> mode(WriteMode.APPEND, slots))
                .rule("clause", "in append mode", (scope, slots) -> mode(WriteMode.APPEND, slots));
    }

    private static void replacing(Grammar<Scope> grammar) {
        grammar.words(
                        "old",
                        "it|them|the table|that table|its (content|contents|rows|data)|[the|all|any|all the] {present} (content|contents|rows|data|records|table|entries)|everything|everything in it|what is there|whatever is there|what is in it|all rows in it|the (content|contents) [of the table]|what it holds|the rows in it|the content")
                .words(
                        "clearing",
                        verbs("empty", "clear", "truncate", "wipe", "delete", "remove", "purge") + "|{renewing}")
                .rule("clause", "{renewing} {old} [{always}]", (scope, slots) -> mode(WriteMode.REPLACE, slots))
                .rule(
                        "clause",
                        "(first|before that|beforehand|before|after) {clearing} {old} [first|before|beforehand]",
                        (scope, slots) -> mode(WriteMode.REPLACE, slots))
                .rule(
                        "clause",
                        "{clearing} {old} (first|before|beforehand)",
                        (scope, slots) -> mode(WriteMode.REPLACE, slots))
                .rule(
                        "clause",
                        "(empty|truncate|clear|wipe) [it|the table] (first|before|beforehand)",
                        (scope, slots) -> mode(WriteMode.REPLACE, slots))
                .rule(
                        "clause",
                        "from scratch|in replace mode|in overwrite mode|overwriting|as a full replacement|as a full refresh",
                        (scope, slots) -> mode(WriteMode.REPLACE, slots));
    }

    private static void updating(Grammar<Scope> grammar) {
        grammar.words("updating", "update|updating|overwrite|overwriting|replace|replacing|refresh|refreshing")
                .words(
                        "adding",
                        "[,] [and] (insert|add|append|inserting|adding|appending|load|import) [the|all] (new|other|others|rest|missing|remaining) [ones|rows|records|entries]|or (insert|add) [them|it|new ones|new rows]")
                .rule(
                        "clause",
                        "(update|updating|refresh|refreshing) [the] {present} (rows|records|ones|entries|data) [{key}] [{adding}]",
                        (scope, slots) -> mode(WriteMode.UPSERT, slots))
                .rule(
                        "clause",
                        "(overwrite|overwriting|replace|replacing) [the] {present} (rows|records|ones|entries|data) {key} [{adding}]",
                        (scope, slots) -> mode(WriteMode.UPSERT, slots))
                .rule(
                        "clause",
                        "{updating} [the] [rows|records|ones|entries] (that|which|if they|where they) {exists} [{key}] [{adding}]",
                        (scope, slots) -> mode(WriteMode.UPSERT, slots))
                .rule(
                        "clause",
                        "{updating} [the] [rows|records|ones|entries|them] (where|whose|if|when) [the] {columns} {exists} [{adding}]",
                        (scope, slots) -> mode(WriteMode.UPSERT, slots))
                .rule(
                        "clause",
                        "{updating} [rows|records|them|it|entries] {key} [{adding}]",
                        (scope, slots) -> mode(WriteMode.UPSERT, slots))
                .rule(
                        "clause",
                        "(upsert|upserting|merge|merging|insert or update|update or insert|inserting or updating) [{pronoun}] [{key}]",
                        (scope, slots) -> mode(WriteMode.UPSERT, slots))
                .rule(
                        "clause",
                        "(matching on|matching by|keyed by|keyed on|matched by|matched on|matching) {columns}",
                        (scope, slots) -> mode(null, slots))
                .rule(
                        "clause",
                        "(using|with) {columns} as [the|a] [primary|unique] key",
                        (scope, slots) -> mode(null, slots))
                .rule("clause", "[the] [primary|unique] key is {columns}", (scope, slots) -> mode(null, slots))
                .rule("clause", "{key}", 3, (scope, slots) -> mode(null, slots))
                .rule(
                        "clause",
                        "(insert|add|append|inserting|adding) [the] new (ones|rows|records|entries)",
                        1,
                        (scope, slots) -> List.of());
    }

    private static void insertingNew(Grammar<Scope> grammar) {
        grammar.words(
                        "fresh",
                        "new (rows|records|ones|entries|data)|rows that are new|rows that are not there yet|rows that do not exist yet|records that do not exist yet|rows not already there|missing (rows|records)")
                .words(
                        "skipping",
                        verbs("skip", "ignore")
                                + "|leave out|without|do not import|do not load|do not insert|excluding|except")
                .rule(
                        "clause",
                        "[{reading}|{keeping}|append|appending] {only} [{reading}|append] [the] {fresh} [{key}]",
                        (scope, slots) -> mode(WriteMode.INSERT_NEW, slots))
                .rule(
                        "clause",
                        "{reading} {only} [the] {fresh} (of|from|in) {source}",
                        (scope, slots) ->
                                List.of(new Clause.Read(slots.the("source")), new Clause.Mode(WriteMode.INSERT_NEW)))
                .rule(
                        "clause",
                        "{skipping} [the|any|all] {present} (rows|records|ones|entries) [{key}]",
                        (scope, slots) -> mode(WriteMode.INSERT_NEW, slots))
                .rule(
                        "clause",
                        "{skipping} [the|any|all] [rows|records|ones|entries|those] (that|which|if they) {exists} [{key}]",
                        (scope, slots) -> mode(WriteMode.INSERT_NEW, slots))
                .rule(
                        "clause",
                        "{skipping} [the|any|all] [rows|records|ones|entries|those] (whose|where|if) [the] {columns} {exists}",
                        (scope, slots) -> mode(WriteMode.INSERT_NEW, slots));
    }

    private static List<Clause> mode(@org.jspecify.annotations.Nullable WriteMode mode, Captures slots) {
        var key = slots.<List<String>>maybe("key")
                .or(() -> slots.<ColumnList>maybe("columns").map(ColumnList::names));
        return Stream.concat(
                        mode == null ? Stream.<Clause>empty() : Stream.of(new Clause.Mode(mode)),
                        key.<Clause>map(Clause.Key::new).stream())
                .toList();
    }
}
