package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.planner.link.Linker;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows that a sentence about one table speaks of: the table by name, and which of its rows. */
final class EntityRules {

    private static final int LONGEST_NAME = 4;

    private EntityRules() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.terminal("tablewords", (scope, tokens, at) -> scope.table()
                        .map(table -> named(table.name(), tokens, at))
                        .orElse(List.of()))
                .words(
                        "owned",
                        "do we have|that we have|we have|in the database|in the table|there are|in total|that exist|in all|overall|altogether|on record|available")
                .rule(
                        "entity",
                        "[{the}] [table] {tablewords} [table|{rows}]",
                        (scope, slots) -> slots.the("tablewords"))
                .rule(
                        "entity",
                        "[{the}] {rows} (of|in|from|out of|are in|are there in|exist in) [the] [table] {tablewords} [table]",
                        (scope, slots) -> slots.the("tablewords"))
                .words(
                        "filtered",
                        "where|whose|with|having|that have|which have|who have|that are|which are|who are|that were|which were|who were|that is|which is|who is|for which|in which|that|which|who|has|have|are|is|were|was|with a|with an|when|if|only where|, where|, whose|, with|as long as|had")
                .rule("which", "{entity}", (scope, slots) -> Optional.<Condition>empty())
                .rule(
                        "which",
                        "{entity} [{owned}] {filtered} {condition}",
                        (scope, slots) -> Optional.of(slots.<Condition>the("condition")))
                .rule(
                        "which",
                        "{entity} {condition}",
                        1,
                        (scope, slots) -> Optional.of(slots.<Condition>the("condition")))
                .rule(
                        "which",
                        "{entity} [{filtered}] (older than|from before|before) {date}",
                        1,
                        (scope, slots) -> DateConditionRules.before(scope, slots.the("date")))
                .rule(
                        "which",
                        "[{the}] {adjective} {entity}",
                        (scope, slots) -> Optional.of(slots.<Condition>the("adjective")))
                .rule(
                        "which",
                        "[{the}] {adjective} {entity} [{owned}] {filtered} {condition}",
                        (scope, slots) ->
                                Optional.of(ConditionRules.all(slots.the("adjective"), slots.the("condition"))))
                .rule("adjective", "{name:column}", 1, (scope, slots) -> ComparisonRules.truth(scope, slots, "true"))
                .rule(
                        "adjective",
                        "(non|not|un) {name:column}",
                        1,
                        (scope, slots) -> ComparisonRules.truth(scope, slots, "false"));
    }

    /** How the words at a position name a table, by its own name or qualified. */
    static List<Found<String>> named(TableName table, List<Token> tokens, int at) {
        var found = new ArrayList<Found<String>>();
        var phrase = "";
        for (int end = at; end < Math.min(tokens.size(), at + LONGEST_NAME); end++) {
            if (tokens.get(end).kind() == Token.Kind.SIGN) {
                break;
            }
            phrase = (phrase + " " + tokens.get(end).text()).strip();
            var cost = Linker.cost(phrase, table.table());
            if (phrase.equalsIgnoreCase(table.qualified())
                    || phrase.equalsIgnoreCase(table.connection() + "." + table.table())
                    || phrase.equalsIgnoreCase(table.toString())) {
                found.add(new Found<>(table.table(), end + 1, 0));
            } else if (cost.isPresent()) {
                found.add(new Found<>(
                        table.table(),
                        end + 1,
                        cost.getAsInt(),
                        Linker.slips(cost.getAsInt(), phrase, "table", List.of(table.table()))));
            }
        }
        return found;
    }
}
