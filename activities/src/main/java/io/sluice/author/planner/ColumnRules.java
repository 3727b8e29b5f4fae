package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.planner.link.KeyNames;
import io.sluice.author.planner.link.Linker;
import io.sluice.author.planner.link.Words;
import io.sluice.author.question.WordList;
import io.sluice.pipeline.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns, alone and in lists. */
final class ColumnRules {

    private static final int LONGEST_NAME = 6;

    private ColumnRules() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.terminal("name", ColumnRules::named)
                .words("article", "the|a|an|its|their|every|each|any|both|all|of the")
                .rule(
                        "column",
                        "[{article}] [(column|field) [called|named]] {name}",
                        (scope, slots) -> slots.the("name"))
                .rule("column", "[{article}] {name} {fieldnoun}", (scope, slots) -> slots.the("name"))
                .terminal("figure", ColumnRules::figures)
                .rule("measured", "[{article}] {figure} [{fieldnoun}]", (scope, slots) -> slots.the("figure"))
                .rule(
                        "columns",
                        "{column}",
                        (scope, slots) -> new ColumnList(List.of(slots.<String>the("column")), ColumnList.Joiner.NONE))
                .rule(
                        "columns",
                        "{column} , {columns}",
                        (scope, slots) -> joined(slots.the("column"), slots.the("columns"), ColumnList.Joiner.NONE))
                .rule(
                        "columns",
                        "{column} [,] (and|as well as) {columns}",
                        (scope, slots) -> joined(slots.the("column"), slots.the("columns"), ColumnList.Joiner.AND))
                .rule(
                        "columns",
                        "{column} [,] (or|and/or) {columns}",
                        (scope, slots) -> joined(slots.the("column"), slots.the("columns"), ColumnList.Joiner.OR))
                .rule("columns", "[the] (columns|fields|values of) {columns}", (scope, slots) -> slots.the("columns"))
                .rule("columns", "either {columns}", (scope, slots) -> slots.<ColumnList>the("columns"))
                .rule(
                        "columns",
                        "any of {columns}",
                        (scope, slots) ->
                                new ColumnList(slots.<ColumnList>the("columns").names(), ColumnList.Joiner.OR));
    }

    /** A list whose words mix "and" with "or" says nothing clear. */
    private static @org.jspecify.annotations.Nullable ColumnList joined(
            String first, ColumnList rest, ColumnList.Joiner joiner) {
        if (joiner != ColumnList.Joiner.NONE && rest.joiner() != ColumnList.Joiner.NONE && rest.joiner() != joiner
                || rest.names().contains(first)) {
            return null;
        }
        return new ColumnList(
                Stream.concat(Stream.of(first), rest.names().stream()).toList(),
                joiner == ColumnList.Joiner.NONE ? rest.joiner() : joiner);
    }

    private static List<Found<String>> named(Scope scope, List<Token> tokens, int at) {
        var found = new ArrayList<Found<String>>();
        var phrase = "";
        for (int end = at; end < tokens.size() && end < at + LONGEST_NAME; end++) {
            var token = tokens.get(end);
            if (token.kind() == Token.Kind.SIGN && !token.word().equals("#")) {
                break;
            }
            phrase = phrase.isEmpty() ? token.text() : phrase + " " + token.text();
            add(scope, phrase, end + 1, found);
            if (token.kind() == Token.Kind.QUOTED) {
                break;
            }
        }
        return found;
    }

    /** Those that can be more or less of something: an id only tells rows apart, unless it is called so. */
    private static List<Found<String>> figures(Scope scope, List<Token> tokens, int at) {
        return named(scope, tokens, at).stream()
                .filter(found -> !isKey(scope, found.value()) || isSaidKey(tokens.subList(at, found.end())))
                .toList();
    }

    private static boolean isKey(Scope scope, String column) {
        return KeyNames.isId(Words.stems(column).getLast(), WordList::isKnown)
                || scope.table().stream()
                        .flatMap(table -> table.foreignKeys().stream())
                        .anyMatch(key -> key.columns().contains(column));
    }

    private static boolean isSaidKey(List<Token> phrase) {
        return KeyNames.isSaid(phrase.stream().map(Token::text).collect(Collectors.joining(" ")));
    }

    /** Several columns that a phrase fits equally well are a doubt, unless it was settled before. */
    private static void add(Scope scope, String phrase, int end, List<Found<String>> found) {
        var decided = scope.decisions().of(Doubts.subject(phrase));
        if (decided.isPresent()) {
            found.add(new Found<>(decided.get(), end, 0));
            return;
        }
        var byCost = scope.columns().stream()
                .filter(column -> Linker.cost(phrase, column.name()).isPresent())
                .collect(Collectors.groupingBy(
                        column -> Linker.cost(phrase, column.name()).getAsInt(),
                        java.util.TreeMap::new,
                        Collectors.toList()));
        if (byCost.isEmpty()) {
            return;
        }
        var best = byCost.firstEntry();
        if (best.getValue().size() > 1) {
            if (!isTable(scope, phrase)) {
                scope.doubts()
                        .note(phrase, best.getValue().stream().map(Column::name).toList());
            }
        } else {
            var name = best.getValue().getFirst().name();
            found.add(new Found<>(
                    name, end, best.getKey(), Linker.slips(best.getKey(), phrase, "column", List.of(name))));
        }
    }

    /** "Orders" is the table, however many columns begin with it. */
    private static boolean isTable(Scope scope, String phrase) {
        return scope.table()
                .filter(table -> Linker.cost(phrase, table.name().table()).isPresent())
                .isPresent();
    }
}
