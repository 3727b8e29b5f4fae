package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Grammar;

/** Everything the planner understands: {@code load} for sentences about files, {@code tabular} for those about one table. */
final class PlannerGrammar {

    static final Grammar<Scope> GRAMMAR = grammar();

    private PlannerGrammar() {}

    private static Grammar<Scope> grammar() {
        var grammar = new Grammar<Scope>();
        Lexicon.addTo(grammar);
        ValueRules.addTo(grammar);
        DateRules.addTo(grammar);
        ColumnRules.addTo(grammar);
        ConditionRules.addTo(grammar);
        TargetRules.addTo(grammar);
        LoadRules.addTo(grammar);
        EntityRules.addTo(grammar);
        QuestionRules.addTo(grammar);
        ChangeRules.addTo(grammar);
        return grammar.rule("tabular", "{question}", (scope, slots) -> slots.the("question"))
                .rule("tabular", "{change}", (scope, slots) -> slots.the("change"));
    }
}
