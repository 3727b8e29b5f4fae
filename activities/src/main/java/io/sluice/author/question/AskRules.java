package io.sluice.author.question;

import io.sluice.author.planner.grammar.Grammar;

/** The shapes of questions. */
final class AskRules {

    private AskRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.rule("ask", "{question} [{ending}]", (schema, slots) -> slots.the("question"))
                .words(
                        "about",
                        "of|for|from|in|about|by|among|across|on|that belong to|for all the|of all the|at|belonging to|over")
                .words("each", "each|every|each of the|each and every|per each")
                .words(
                        "foreach",
                        "each|with each|having each|for different|for all the different|for all different|for the different|for each different number of|for different number of|for each |for every|in each|of each|from each|by each|at each|per|by|for all|in every|on each|within each|for each of the|across each|for each different|for each distinct")
                .words(
                        "tail",
                        "{existing}|play there|are held there|are there|happen there|have|play|have in total|does it have|do they have|does each have|take place there|are held");
        grammar.rule(
                        "question",
                        "{question1} (?|.) (list|give|give me|show|show me|return|find|only list|find me) {wants}",
                        (schema, slots) ->
                                new GroupedFigures(schema).reshown(slots.the("question1"), slots.the("wants")))
                .rule(
                        "question",
                        "(which|who|what|which of|find|list|show) [{be}] {noun} (?|.|,|;) [and] (list|give|give me|show|show me|return|find|only list|find me|what is|what are) {wants}",
                        2,
                        (schema, slots) ->
                                new Composer(schema).list(slots.the("wants"), slots.the("noun"), false, null))
                .rule("question", "{question1}", (schema, slots) -> slots.the("question1"));
        ListRules.addTo(grammar);
        SetRules.addTo(grammar);
        PairRules.addTo(grammar);
        ForRules.addTo(grammar);
        TimeGroups.addTo(grammar);
        AgentRules.addTo(grammar);
        EachTopRules.addTo(grammar);
        CountRules.addTo(grammar);
        GroupRules.addTo(grammar);
        ReportRules.addTo(grammar);
    }
}
