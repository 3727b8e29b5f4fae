package io.sluice.author.planner;

import static io.sluice.author.planner.Lexicon.verbs;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;

/** Loads of files into tables: what is read, where it goes; the clauses about rows, columns and modes have rules of their own. */
final class LoadRules {

    private LoadRules() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.rule("load", "[{opening}] {clauses} [{ending}]", (scope, slots) -> slots.the("clauses"))
                .rule("clauses", "{clause}", (scope, slots) -> slots.the("clause"))
                .rule(
                        "clauses",
                        "{clause} [{joint}] {clauses}",
                        (scope, slots) -> joined(slots.the("clause"), slots.the("clauses")));
        words(grammar);
        reading(grammar);
        writing(grammar);
        both(grammar);
        RowRules.addTo(grammar);
        CleaningRules.addTo(grammar);
        ShapeRules.addTo(grammar);
        DialectRules.addTo(grammar);
        FieldRules.addTo(grammar);
        ModeRules.addTo(grammar);
    }

    private static void words(Grammar<Scope> grammar) {
        grammar.terminal("file", (scope, tokens, at) -> scope.files().getOrDefault(at, List.<Found<FileSource>>of()))
                .words(
                        "reading",
                        verbs(
                                        "import",
                                        "load",
                                        "ingest",
                                        "insert",
                                        "copy",
                                        "put",
                                        "add",
                                        "upload",
                                        "bring",
                                        "read",
                                        "take",
                                        "transfer",
                                        "pull",
                                        "get",
                                        "write",
                                        "save",
                                        "store",
                                        "move",
                                        "use",
                                        "process",
                                        "clean",
                                        "open",
                                        "parse",
                                        "fetch",
                                        "push",
                                        "send",
                                        "feed",
                                        "dump",
                                        "bulk-load")
                                + "|bulk load|read in|load up|bring in|pull in|take in|build a pipeline that loads|build a pipeline that imports|clean up")
                .words("filekind", "csv|tsv|json|jsonl|ndjson|parquet|excel|xlsx|json lines|json-lines|data|text")
                .words("filenoun", "file|files|export|dump|spreadsheet|workbook|sheet|extract|feed")
                .words("content", "[{the}] [{rowsof}] (of|from|in|found in|contained in|inside)|[{the}] {rowsof}")
                .words(
                        "rowsof",
                        "rows|data|records|contents|content|lines|entries|everything|complete content|whole content")
                .words(
                        "pronoun",
                        "it|them|the result|the results|the rest|the remaining rows|the remainder|the rows|the data|everything|everything else|what is left|the cleaned rows|the cleaned data|that|this|the records|all rows|all of it|all the rows|all records|the others|the remaining records|the remaining data|remaining rows|the clean data|the clean rows|the content|the contents|its content|its contents|its rows|data|rows|records")
                .rule(
                        "source",
                        "[the|this|my|our|a|all|that|these|both] [{filekind}] [{filenoun}] [{called}] {file} [{filekind}] [{filenoun}]",
                        (scope, slots) -> slots.the("file"));
    }

    private static void reading(Grammar<Scope> grammar) {
        grammar.rule(
                        "clause",
                        "{reading} [{content}] {source}",
                        (scope, slots) -> List.of(new Clause.Read(slots.the("source"))))
                .rule(
                        "clause",
                        "(from|out of|based on) {source}",
                        (scope, slots) -> List.of(new Clause.Read(slots.the("source"))))
                .rule(
                        "clause",
                        "(deduplicate|dedupe|de-duplicate) {source}",
                        (scope, slots) -> List.of(new Clause.Read(slots.the("source")), new Clause.Distinct(List.of())))
                .rule(
                        "clause",
                        "append [{content}] {source}",
                        (scope, slots) ->
                                List.of(new Clause.Read(slots.the("source")), new Clause.Mode(WriteMode.APPEND)))
                .rule(
                        "clause",
                        "(upsert|merge) [{content}] {source}",
                        (scope, slots) ->
                                List.of(new Clause.Read(slots.the("source")), new Clause.Mode(WriteMode.UPSERT)))
                .rule("clause", "{reading} [{pronoun}]", 1, (scope, slots) -> List.of());
    }

    private static void writing(Grammar<Scope> grammar) {
        grammar.words("into", "into|to|in|onto|inside|in to")
                .words("building", "create|creating|make|making|build|building|set up|produce")
                .rule("clause", "{into} {placed}", (scope, slots) -> List.of(new Clause.Into(slots.the("placed"))))
                .rule(
                        "clause",
                        "{building} {placed} (from|with|out of|using|based on) [{content}] {source}",
                        (scope, slots) -> readInto(slots.the("source"), slots.the("placed")))
                .rule(
                        "clause",
                        "as [the|a] [new] table [{called}] {tablename}",
                        (scope, slots) -> List.of(new Clause.Into(slots.the("tablename"))))
                .rule(
                        "clause",
                        "{building} {placed}",
                        1,
                        (scope, slots) -> List.of(new Clause.Into(slots.the("placed"))))
                .rule(
                        "clause",
                        "append [{pronoun}] to {placed}",
                        (scope, slots) ->
                                List.of(new Clause.Into(slots.the("placed")), new Clause.Mode(WriteMode.APPEND)))
                .rule(
                        "clause",
                        "(upsert|merge) [{pronoun}] (into|in|to|with) {placed}",
                        (scope, slots) ->
                                List.of(new Clause.Into(slots.the("placed")), new Clause.Mode(WriteMode.UPSERT)));
    }

    private static void both(Grammar<Scope> grammar) {
        grammar.words("filling", verbs("fill", "populate", "seed", "extend", "complete", "feed"))
                .words("renewing", verbs("replace", "overwrite", "refresh", "reload", "rebuild", "swap"))
                .words(
                        "contentof",
                        "[all] [the] [existing|current|old] (content|contents|rows|data|records) (of|in)|everything in|all rows of|all rows in")
                .rule(
                        "clause",
                        "{filling} {placed} (with|from|using) [{content}] {source}",
                        (scope, slots) -> readInto(slots.the("source"), slots.the("placed")))
                .rule(
                        "clause",
                        "{reading} {placed} (from|with|using) [{content}] {source}",
                        1,
                        (scope, slots) -> readInto(slots.the("source"), slots.the("placed")))
                .rule(
                        "clause",
                        "{renewing} [{contentof}] {placed} (with|by|from|using) [{content}] {source}",
                        (scope, slots) -> readInto(slots.the("source"), slots.the("placed"), WriteMode.REPLACE))
                .rule(
                        "clause",
                        "{renewing} [{contentof}] {placed}",
                        (scope, slots) ->
                                List.of(new Clause.Into(slots.the("placed")), new Clause.Mode(WriteMode.REPLACE)))
                .rule(
                        "clause",
                        "(update|updating|upsert|merge) {placed} (with|by|from|using) [{content}] {source}",
                        (scope, slots) -> readInto(slots.the("source"), slots.the("placed"), WriteMode.UPSERT));
    }

    private static List<Clause> readInto(FileSource source, TargetName target) {
        return List.of(new Clause.Read(source), new Clause.Into(target));
    }

    private static List<Clause> readInto(FileSource source, TargetName target, WriteMode mode) {
        return List.of(new Clause.Read(source), new Clause.Into(target), new Clause.Mode(mode));
    }

    private static List<Clause> joined(List<Clause> first, List<Clause> rest) {
        var all = new ArrayList<>(first);
        all.addAll(rest);
        return List.copyOf(all);
    }
}
