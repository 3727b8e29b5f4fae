package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Grammar;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Condition.Empty;
import java.util.List;

/** Which rows a load drops, keeps, and tells apart. */
final class RowRules {

    private RowRules() {}

    static void addTo(Grammar<Scope> grammar) {
        dropping(grammar);
        keeping(grammar);
        distinct(grammar);
    }

    private static void dropping(Grammar<Scope> grammar) {
        grammar.words(
                        "dropped",
                        "dropped|removed|deleted|discarded|skipped|ignored|excluded|omitted|left out|filtered out|thrown away")
                .words(
                        "must",
                        "must be|should be|shall be|have to be|need to be|are to be|are|get|being|to be|can be|will be|may be")
                .rule(
                        "clause",
                        "{dropping} [{the}] {rows} [{where}] {condition}",
                        (scope, slots) -> List.of(new Clause.Drop(slots.the("condition"))))
                .rule(
                        "clause",
                        "{dropping} [{the}] {rows} (of|from|in) {source} {where} {condition}",
                        (scope, slots) ->
                                List.of(new Clause.Read(slots.the("source")), new Clause.Drop(slots.the("condition"))))
                .rule(
                        "clause",
                        "{dropping} [{the}] {nounful}",
                        1,
                        (scope, slots) -> List.of(new Clause.Drop(slots.the("nounful"))))
                .rule(
                        "clause",
                        "[with] [{the}] {rows} [{where}] {condition} {must} {dropped}",
                        (scope, slots) -> List.of(new Clause.Drop(slots.the("condition"))))
                .rule(
                        "clause",
                        "with [{the}] {rows} {where} {condition} {dropped}",
                        (scope, slots) -> List.of(new Clause.Drop(slots.the("condition"))))
                .rule(
                        "clause",
                        "{dropping} [{the}] [completely|entirely|fully] (empty|blank) (rows|lines|records)",
                        (scope, slots) -> List.of(new Clause.Drop(blank(scope))))
                .rule(
                        "nounful",
                        "{empty} {columns}",
                        (scope, slots) ->
                                slots.<ColumnList>the("columns").names().size() == 1
                                        ? new Empty(slots.<ColumnList>the("columns")
                                                .names()
                                                .getFirst())
                                        : null)
                .rule("nounful", "{malformed} {column}", (scope, slots) -> new Condition.Malformed(slots.the("column")))
                .rule(
                        "nounful",
                        "{sign} {column}",
                        (scope, slots) -> new Condition.Compare(slots.the("column"), slots.the("sign"), "0"));
    }

    private static Condition blank(Scope scope) {
        return new Condition.All(scope.columns().stream()
                .map(Column::name)
                .<Condition>map(Empty::new)
                .toList());
    }

    private static void keeping(Grammar<Scope> grammar) {
        grammar.words(
                        "filter",
                        "where|if|whose|that have|which have|only where|only if|but only where|but only if|for which|in which|that are|which are|but only those where|having")
                .rule(
                        "clause",
                        "{keeping} [{only}] [{the}] {rows} {where} {condition}",
                        (scope, slots) -> keep(slots.the("condition")))
                .rule(
                        "clause",
                        "[but|and] {only} [{reading}|{keeping}] [{the}] {rows} {where} {condition}",
                        (scope, slots) -> keep(slots.the("condition")))
                .rule(
                        "clause",
                        "[but] {only} [{reading}|{keeping}] (where|if) {condition}",
                        (scope, slots) -> keep(slots.the("condition")))
                .rule(
                        "clause",
                        "{reading} [{only}] [{the}] {rows} (of|from|in) {source} ({filter}|with) {condition}",
                        (scope, slots) -> readAndKeep(slots.the("source"), slots.the("condition")))
                .rule(
                        "clause",
                        "{reading} [{only}] [{the}] {rows} {where} {condition} (of|from|in) {source}",
                        (scope, slots) -> readAndKeep(slots.the("source"), slots.the("condition")))
                .rule(
                        "clause",
                        "{reading} {source} [,] [but] [{only}] {filter} {condition}",
                        (scope, slots) -> readAndKeep(slots.the("source"), slots.the("condition")))
                .rule(
                        "clause",
                        "{into} {placed} [,] {filter} {condition}",
                        1,
                        (scope, slots) ->
                                List.of(new Clause.Into(slots.the("placed")), new Clause.Keep(slots.the("condition"))));
    }

    private static List<Clause> keep(Condition condition) {
        return List.of(new Clause.Keep(condition));
    }

    private static List<Clause> readAndKeep(FileSource source, Condition condition) {
        return List.of(new Clause.Read(source), new Clause.Keep(condition));
    }

    private static void distinct(Grammar<Scope> grammar) {
        grammar.words("duplicate", "duplicate|duplicated|repeated|double|doubled|redundant")
                .words(
                        "duplicates",
                        "duplicates|dupes|doubles|duplications|repetitions|{duplicate} {row}|[exact] duplicate {row}|exact duplicates|duplicate data")
                .words(
                        "sameness",
                        "by|on|based on|with the same|with respect to|according to|in terms of|using|for|regarding|of|per|in|that share the same|with equal|having the same|sharing the same|with identical|having identical|judged by|by their|in the")
                .words("dedupe", "deduplicate|deduplicating|dedupe|deduping|de-duplicate|de-duplicating|dedup")
                .rule(
                        "clause",
                        "{dropping} [{the}] {duplicates} [from it|from the file|in the file|in it]",
                        (scope, slots) -> List.of(new Clause.Distinct(List.of())))
                .rule(
                        "clause",
                        "{dropping} [{the}] {duplicates} {sameness} {columns}",
                        (scope, slots) -> distinctBy(slots.the("columns")))
                .rule(
                        "clause",
                        "{dropping} [{the}] {duplicate} {columns}",
                        (scope, slots) -> distinctBy(slots.the("columns")))
                .rule(
                        "clause",
                        "{dropping} [{the}] {rows} (with|that have|having|whose) [a|an|the] [{alike}] {columns} [{be} {duplicated}]",
                        (scope, slots) ->
                                slots.has("alike") || slots.has("duplicated") ? distinctBy(slots.the("columns")) : null)
                .words("alike", "same|identical|equal|{duplicate}")
                .words("duplicated", "duplicated|duplicates|repeated|not unique")
                .rule(
                        "clause",
                        "{dedupe} [{pronoun}|{rows}] [{sameness} {columns}]",
                        (scope, slots) -> slots.has("columns")
                                ? distinctBy(slots.the("columns"))
                                : List.of(new Clause.Distinct(List.of())))
                .rule(
                        "clause",
                        "{keeping} [{only}] [the] (one|first|one single|a single|exactly one|at most one) {row} (per|for each|for every|of each) {columns}",
                        (scope, slots) -> distinctBy(slots.the("columns")))
                .rule(
                        "clause",
                        "[{keeping}|{reading}] {only} [the] (distinct|unique) {rows}",
                        (scope, slots) -> List.of(new Clause.Distinct(List.of())))
                .rule("clause", "without {duplicates}", (scope, slots) -> List.of(new Clause.Distinct(List.of())));
    }

    private static List<Clause> distinctBy(ColumnList columns) {
        return List.of(new Clause.Distinct(columns.names()));
    }
}
