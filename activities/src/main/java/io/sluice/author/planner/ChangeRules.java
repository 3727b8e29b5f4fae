package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.sql.Query;
import io.sluice.pipeline.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deletes, updates and exports of one table's rows. */
final class ChangeRules {

    private ChangeRules() {}

    static void addTo(Grammar<Scope> grammar) {
        deletes(grammar);
        updates(grammar);
        exports(grammar);
    }

    private static void deletes(Grammar<Scope> grammar) {
        grammar.words("deleting", Lexicon.verbs("delete", "remove", "purge", "erase") + "|get rid of|clear out")
                .rule(
                        "change",
                        "[{opening}] {deleting} {which} [{ending}]",
                        (scope, slots) -> new Intent.Delete(slots.the("which")))
                .rule(
                        "change",
                        "[{opening}] {deleting} [{the}] {rows} {filtered} {condition} from {entity} [{ending}]",
                        (scope, slots) -> new Intent.Delete(slots.maybe("condition")))
                .rule(
                        "change",
                        "[{opening}] {deleting} from {which} [{ending}]",
                        (scope, slots) -> new Intent.Delete(slots.the("which")));
    }

    private static void updates(Grammar<Scope> grammar) {
        grammar.words("changing", Lexicon.verbs("set", "change", "update"))
                .words("onto", "to|=|to be|as|with")
                .rule("assignment", "{column} {onto} {newvalue}", (scope, slots) -> setting(scope, slots))
                .rule("newvalue", "{value}", (scope, slots) -> Optional.of(slots.<Literal>the("value")))
                .rule("newvalue", "null|nothing|empty", (scope, slots) -> Optional.<Literal>empty())
                .rule("assignments", "{assignment}", (scope, slots) -> slots.the("assignment"))
                .rule(
                        "assignments",
                        "{assignment} (,|and|, and) [set] {assignments}",
                        (scope, slots) -> merged(slots.the("assignment"), slots.the("assignments")))
                .rule(
                        "change",
                        "[{opening}] update {entity} [and|,|:] [set|setting|to set] {assignments} [{filtered} {condition}] [{ending}]",
                        (scope, slots) -> new Intent.Update(slots.the("assignments"), slots.maybe("condition")))
                .rule(
                        "change",
                        "[{opening}] {changing} {assignments} (for|of|in|on) {which} [{ending}]",
                        (scope, slots) -> new Intent.Update(slots.the("assignments"), slots.the("which")))
                .rule(
                        "change",
                        "[{opening}] {changing} [the] {column} (of|for|in|on) {which} {onto} {newvalue} [{ending}]",
                        (scope, slots) -> update(setting(scope, slots), slots.the("which")))
                .rule(
                        "change",
                        "[{opening}] {setting} [{the}] {empty} {column} (of|for|in|on) {entity} {becoming} {newvalue} [{ending}]",
                        (scope, slots) ->
                                update(setting(scope, slots), Optional.of(new Condition.Empty(slots.the("column")))))
                .rule(
                        "change",
                        "[{opening}] (in|for) {which} [,] {changing} {assignments} [{filtered} {condition}] [{ending}]",
                        (scope, slots) -> slots.has("condition")
                                        && slots.<Optional<Condition>>the("which")
                                                .isPresent()
                                ? null
                                : new Intent.Update(
                                        slots.the("assignments"),
                                        slots.<Condition>maybe("condition").or(() -> slots.the("which"))));
    }

    private static Intent.@Nullable Update update(
            @Nullable Map<String, Optional<String>> values, Optional<Condition> where) {
        return values == null ? null : new Intent.Update(values, where);
    }

    private static @Nullable Map<String, Optional<String>> setting(Scope scope, Captures slots) {
        String column = slots.the("column");
        Optional<Literal> value = slots.the("newvalue");
        if (value.isEmpty()) {
            return Map.of(column, Optional.empty());
        }
        var text = scope.column(column).flatMap(known -> ComparisonRules.value(scope, column, value.get()));
        return text.isEmpty() ? null : Map.of(column, text);
    }

    private static Map<String, Optional<String>> merged(
            Map<String, Optional<String>> first, Map<String, Optional<String>> rest) {
        var all = new LinkedHashMap<>(first);
        all.putAll(rest);
        return all;
    }

    private static void exports(Grammar<Scope> grammar) {
        grammar.terminal(
                        "newfile",
                        (scope, tokens, at) -> FileMentions.isPath(tokens.get(at))
                                ? List.of(new io.sluice.author.planner.grammar.Found<>(
                                        tokens.get(at).text(), at + 1, 0))
                                : List.of())
                .words(
                        "exporting",
                        Lexicon.verbs(
                                "export",
                                "save",
                                "write",
                                "dump",
                                "unload",
                                "extract",
                                "download",
                                "copy",
                                "store",
                                "put"))
                .rule(
                        "outfile",
                        "[to|into|as|in|in a|to a|to the|into the|as a] [new] [{filekind}] [file] [{called}] {newfile}",
                        (scope, slots) -> slots.the("newfile"))
                .rule(
                        "change",
                        "[{opening}] {exporting} [{only}] [{content}] {which} [,] [{ordering}] {outfile} [, {ordering}] [{ending}]",
                        (scope, slots) -> export(everything(scope), slots, false))
                .rule(
                        "change",
                        "[{opening}] {exporting} {columns} (of|from|for) {which} [{ordering}] {outfile} [{ending}]",
                        (scope, slots) ->
                                export(slots.<ColumnList>the("columns").names(), slots, false))
                .rule(
                        "change",
                        "[{opening}] {exporting} {entity} {outfile} {filtered} {condition} [{ending}]",
                        1,
                        (scope, slots) -> export(everything(scope), slots, false))
                .rule(
                        "change",
                        "[{opening}] {exporting} [{content}] {which} {outfile} [,] [with|but] [{only}] [the] {fields} {columns} [{ending}]",
                        (scope, slots) ->
                                export(slots.<ColumnList>the("columns").names(), slots, false))
                .rule(
                        "change",
                        "[{opening}] append [{content}] {which} to [the] [file] {newfile} [{ending}]",
                        (scope, slots) -> export(everything(scope), slots, true));
    }

    private static List<String> everything(Scope scope) {
        return scope.columns().stream().map(column -> column.name()).toList();
    }

    private static Intent.Export export(List<String> columns, Captures slots, boolean append) {
        var where = slots.<Condition>maybe("condition")
                .or(() -> slots.<Optional<Condition>>maybe("which").flatMap(which -> which));
        var items = columns.stream().<Query.Item>map(Query.Field::new).toList();
        var query = new Query(
                items,
                false,
                where,
                List.of(),
                slots.<List<Query.Order>>maybe("ordering").orElse(List.of()),
                Optional.empty());
        String path = slots.<String>maybe("outfile").orElseGet(() -> slots.the("newfile"));
        return new Intent.Export(query, path, append);
    }
}
