package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;

/** Which columns a load takes, under which names and types. */
final class FieldRules {

    private FieldRules() {}

    static void addTo(Grammar<Scope> grammar) {
        choosing(grammar);
        renaming(grammar);
        types(grammar);
        casting(grammar);
    }

    private static void choosing(Grammar<Scope> grammar) {
        grammar.words("fields", "column|columns|field|fields")
                .rule(
                        "names",
                        "{columns}",
                        (scope, slots) -> slots.<ColumnList>the("columns").joiner() == ColumnList.Joiner.OR
                                ? null
                                : slots.<ColumnList>the("columns").names())
                .rule(
                        "clause",
                        "[{keeping}|{reading}|with|using|but] {only} [{keeping}|{reading}] [the] {fields} {picks}",
                        (scope, slots) -> slots.the("picks"))
                .rule(
                        "clause",
                        "[{keeping}|{reading}|with|using|but] {only} [{keeping}|{reading}] {picks}",
                        1,
                        (scope, slots) -> slots.the("picks"))
                .rule(
                        "clause",
                        "(keep|keeping|with|using|taking|take|selecting|select) [the] {fields} {picks}",
                        (scope, slots) -> slots.the("picks"))
                .rule(
                        "clause",
                        "{reading} [{only}] [the] [{fields}] {picks} (from|of) {source}",
                        (scope, slots) ->
                                with((Clause) new Clause.Read(slots.the("source")), slots.<List<Clause>>the("picks")))
                .rule(
                        "clause",
                        "append [{only}] [the] [{fields}] {picks} (from|of) {source}",
                        (scope, slots) -> readSome(slots, WriteMode.APPEND))
                .rule(
                        "clause",
                        "(upsert|merge) [{only}] [the] [{fields}] {picks} (from|of) {source}",
                        (scope, slots) -> readSome(slots, WriteMode.UPSERT))
                .rule(
                        "clause",
                        "append [{only}] [the] [{fields}] {picks} to {placed}",
                        (scope, slots) -> someInto(slots, new Clause.Mode(WriteMode.APPEND)))
                .rule(
                        "clause",
                        "(upsert|merge) [{only}] [the] [{fields}] {picks} (into|in|to) {placed}",
                        (scope, slots) -> someInto(slots, new Clause.Mode(WriteMode.UPSERT)))
                .rule(
                        "clause",
                        "{reading} [the] [{fields}] {picks} {into} {placed}",
                        1,
                        (scope, slots) ->
                                with((Clause) new Clause.Into(slots.the("placed")), slots.<List<Clause>>the("picks")))
                .rule(
                        "clause",
                        "{dropping} [the] {fields} {names}",
                        (scope, slots) -> List.of(new Clause.Without(slots.the("names"))))
                .rule(
                        "clause",
                        "{dropping} [the] {bare_names} {fields}",
                        (scope, slots) -> List.of(new Clause.Without(slots.the("bare_names"))))
                .rule("bare_names", "{name}", (scope, slots) -> List.of(slots.<String>the("name")))
                .rule(
                        "bare_names",
                        "{name} (,|and|, and) [the] {bare_names}",
                        (scope, slots) -> with(slots.<String>the("name"), slots.the("bare_names")))
                .rule("picks", "{pick}", (scope, slots) -> picked(List.of(slots.<Pick>the("pick"))))
                .rule("picks", "{picklist}", (scope, slots) -> picked(slots.the("picklist")))
                .rule(
                        "picklist",
                        "{pick} (,|and|, and) {pick:last}",
                        (scope, slots) -> List.of(slots.<Pick>the("pick"), slots.<Pick>the("last")))
                .rule(
                        "picklist",
                        "{pick} (,|and|, and) {picklist}",
                        (scope, slots) -> with(slots.<Pick>the("pick"), slots.the("picklist")))
                .rule("pick", "{column}", (scope, slots) -> new Pick(slots.the("column"), null))
                .rule(
                        "pick",
                        "{column} (as|renamed to|called|named) {identifier:to}",
                        (scope, slots) -> new Pick(
                                slots.the("column"), slots.<TargetName>the("to").written()));
    }

    private static void renaming(Grammar<Scope> grammar) {
        grammar.words("renaming", "rename|renaming|call|calling|map|mapping|relabel")
                .rule(
                        "clause",
                        "{renaming} [the] [column|columns|field|fields] {renames}",
                        (scope, slots) -> slots.the("renames"))
                .rule(
                        "clause",
                        "(store|storing|save|load|loading|write|import) {column} as [the] [column] {identifier:to}",
                        1,
                        (scope, slots) -> List.of(new Clause.Rename(
                                slots.the("column"), slots.<TargetName>the("to").written())))
                .rule("calls", "{call}", (scope, slots) -> List.of(slots.<Clause>the("call")))
                .rule(
                        "calls",
                        "{call} (,|and|, and) {calls}",
                        (scope, slots) -> with(slots.<Clause>the("call"), slots.the("calls")))
                .rule(
                        "call",
                        "{column} (called|named|renamed to|renamed|as|stored as|known as|becoming) [the] [column] {identifier:to}",
                        (scope, slots) -> new Clause.Rename(
                                slots.the("column"), slots.<TargetName>the("to").written()))
                .rule("clause", "(with|having|where) {calls}", (scope, slots) -> slots.the("calls"))
                .rule("renames", "{rename}", (scope, slots) -> List.of(slots.<Clause>the("rename")))
                .rule(
                        "renames",
                        "{rename} (,|and|, and) {renames}",
                        (scope, slots) -> with(slots.<Clause>the("rename"), slots.the("renames")))
                .rule(
                        "rename",
                        "{column} (to|as|into|- >|=) [the] [column] {identifier:to}",
                        (scope, slots) -> new Clause.Rename(
                                slots.the("column"), slots.<TargetName>the("to").written()))
                .rule(
                        "rename",
                        "{column} {identifier:to}",
                        2,
                        (scope, slots) -> new Clause.Rename(
                                slots.the("column"), slots.<TargetName>the("to").written()));
    }

    private static void types(Grammar<Scope> grammar) {
        type(grammar, ColumnType.INT64, "integer|integers|int|bigint|int64|long|whole number|whole numbers");
        type(grammar, ColumnType.DECIMAL, "number|numbers|decimal|decimals|numeric|money|decimal number");
        type(grammar, ColumnType.FLOAT64, "float|double|real|float64|floating point|double precision");
        type(grammar, ColumnType.TEXT, "text|texts|string|strings|varchar|char|characters");
        type(grammar, ColumnType.DATE, "date|dates");
        type(grammar, ColumnType.TIMESTAMP, "timestamp|timestamps|datetime|date and time");
        type(grammar, ColumnType.TIMESTAMPTZ, "timestamptz|timestamp with time zone");
        type(grammar, ColumnType.BOOLEAN, "boolean|booleans|bool|true or false|yes or no");
        type(grammar, ColumnType.JSON, "json|jsonb");
        type(grammar, ColumnType.UUID, "uuid|uuids");
        grammar.rule(
                "type",
                "(decimal|numeric) \\( {number:precision} , {number:scale} \\)",
                (scope, slots) -> decimal(slots.the("precision"), slots.the("scale")));
    }

    private static void type(Grammar<Scope> grammar, ColumnType type, String words) {
        grammar.rule("type", words, (scope, slots) -> type);
    }

    private static void casting(Grammar<Scope> grammar) {
        grammar.words(
                        "casting",
                        Lexicon.verbs(
                                "cast",
                                "convert",
                                "parse",
                                "treat",
                                "read",
                                "interpret",
                                "import",
                                "store",
                                "make",
                                "turn",
                                "change",
                                "load",
                                "keep"))
                .words("datesin", "(dates|times|values) in")
                .rule(
                        "clause",
                        "{casting} {columns} (to|as|into) [a|an] {type}",
                        (scope, slots) -> List.of(
                                new Clause.Cast(slots.<ColumnList>the("columns").names(), slots.the("type"))))
                .rule(
                        "clause",
                        "{casting} {columns} (to|as|into) [a|an] {type} [,] (in|with|using|from) [the] (format|pattern|form) {format}",
                        (scope, slots) -> dated(slots.the("columns"), slots.the("type"), slots.the("format")))
                .rule(
                        "clause",
                        "{casting} {columns} [from] [the] [format|pattern|form] {format} (to|into|as) [a|an] {type}",
                        (scope, slots) -> dated(slots.the("columns"), slots.the("type"), slots.the("format")))
                .rule(
                        "clause",
                        "{casting} [the] [dates] [in] {columns} (as|in|with|using|from|by) [the] [date] [format|pattern|form] {format}",
                        (scope, slots) -> dated(slots.the("columns"), ColumnType.DATE, slots.the("format")))
                .rule(
                        "clause",
                        "[the] [{datesin}] {columns} [is|are|has|have|being] [a] [date|dates|timestamp|timestamps] [written|given|formatted|stored] [in|as|like|with|,] [the] [date] [format|pattern|form] {format}",
                        2,
                        (scope, slots) -> dated(slots.the("columns"), ColumnType.DATE, slots.the("format")))
                .rule(
                        "clause",
                        "[the] [all] dates (is|are|have) [written|given|formatted] [in|as|like|the] [format|form|pattern] {format}",
                        (scope, slots) -> onlyDates(scope, slots.the("format")))
                .rule(
                        "clause",
                        "[with] {columns} (as|is|are|being) [a|an] {type}",
                        1,
                        (scope, slots) -> List.of(
                                new Clause.Cast(slots.<ColumnList>the("columns").names(), slots.the("type"))))
                .rule(
                        "clause",
                        "[the] [{datesin}] {columns} (is|are) [written] in [the] (format|form|pattern) {format}",
                        (scope, slots) -> dated(slots.the("columns"), ColumnType.DATE, slots.the("format")))
                .terminal("format", (scope, tokens, at) -> DateFormats.at(tokens, at));
    }

    /** Which column holds the dates must be plain from its type or its name. */
    private static @org.jspecify.annotations.Nullable List<Clause> onlyDates(Scope scope, String format) {
        var dates = scope.columns().stream()
                .filter(column -> column.type().equals(ColumnType.DATE)
                        || column.type().equals(ColumnType.TEXT)
                                && io.sluice.author.planner.link.Words.of(column.name())
                                        .contains("date"))
                .map(io.sluice.pipeline.Column::name)
                .toList();
        return dates.isEmpty() ? null : dated(new ColumnList(dates, ColumnList.Joiner.AND), ColumnType.DATE, format);
    }

    private static List<Clause> dated(ColumnList columns, ColumnType type, String format) {
        var timed = type.equals(ColumnType.DATE) && format.contains("H");
        return List.of(
                new Clause.Cast(columns.names(), timed ? ColumnType.TIMESTAMP : type),
                new Clause.Clean(columns.names(), new Cleaning.ParseDate(format)));
    }

    private static @org.jspecify.annotations.Nullable ColumnType decimal(String precision, String scale) {
        try {
            return ColumnType.decimal(Integer.parseInt(precision), Integer.parseInt(scale));
        } catch (IllegalArgumentException notAType) {
            return null;
        }
    }

    private record Pick(
            String column,
            @org.jspecify.annotations.Nullable String as) {}

    private static List<Clause> picked(List<Pick> picks) {
        var clauses = new ArrayList<Clause>();
        clauses.add(new Clause.Only(picks.stream().map(Pick::column).toList()));
        picks.stream()
                .filter(pick -> pick.as() != null)
                .forEach(pick -> clauses.add(new Clause.Rename(pick.column(), pick.as())));
        return List.copyOf(clauses);
    }

    private static List<Clause> readSome(Captures slots, WriteMode mode) {
        return with(
                new Clause.Read(slots.the("source")),
                with((Clause) new Clause.Mode(mode), slots.<List<Clause>>the("picks")));
    }

    private static List<Clause> someInto(Captures slots, Clause mode) {
        return with(new Clause.Into(slots.the("placed")), with(mode, slots.<List<Clause>>the("picks")));
    }

    private static <T> List<T> with(T first, List<T> rest) {
        var all = new ArrayList<T>();
        all.add(first);
        all.addAll(rest);
        return List.copyOf(all);
    }
}
